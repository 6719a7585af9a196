using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Submissions;

internal static class Fallbacks
{
    extension(JsonObject content)
    {
        /// <summary>
        /// Leaves open what was open before: search engines are told the entry's own title and description where it has none
        /// for them, and who sends back what was read has not chosen those.
        /// </summary>
        public void KeepFallbacks<T>(T before) where T : class, IContent<T>
        {
            if (content["seo"] is not JsonObject seo) return;
            var shown = Seo.Of(before);
            Keep(seo, "title", before.Seo?.Title, shown.Title);
            Keep(seo, "description", before.Seo?.Description, shown.Description);
            if (seo.Count == 0 && before.Seo is null) content.Remove("seo");
        }
    }

    private static void Keep(JsonObject seo, string name, string? own, string? shown)
    {
        if (own is null && seo[name] is { } given && given.GetValue<string>() == shown) seo.Remove(name);
    }
}
