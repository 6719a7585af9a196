using System.Text.Json;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>In which fields an entry and its source differ.</summary>
internal static class Difference
{
    /// <summary>The fields, with both values as stored JSON.</summary>
    public static IEnumerable<(string Field, string Here, string There)> Of<T>(Side<T> here, Side<T> there) where T : class
    {
        if (here.Slug != there.Slug) yield return ("slug", here.Slug, there.Slug);
        if (here.Path != there.Path) yield return ("path", here.Path, there.Path);
        var (ours, theirs) = (JsonSerializer.SerializeToElement(here.Content, Wire.Stored),
            JsonSerializer.SerializeToElement(there.Content, Wire.Stored));
        foreach (var field in ours.EnumerateObject().Concat(theirs.EnumerateObject()).Select(property => property.Name).Distinct())
        {
            var (one, other) = (ValueOf(ours, field), ValueOf(theirs, field));
            if (!JsonElement.DeepEquals(one, other)) yield return (field, one.GetRawText(), other.GetRawText());
        }
    }

    /// <summary>The difference in words.</summary>
    public static string Describe<T>(Entry<T> here, Side<T> there) where T : class
    {
        var fields = Of(here.Draft, there)
            .Select(one => one.Field == "body" ? "body" : $"{one.Field} (here {Short(one.Here)}, in the source {Short(one.There)})")
                .ToList();
        var isUnpublished = here is { Status: Status.Published, Published: { } shown } && Of(shown, here.Draft).Any();
        var what = fields.Count > 0 ? $"they differ in {string.Join(", ", fields)}"
            : isUnpublished ? "its draft here says the same and is not published yet" : $"it is {here.Status} here";
        return $"{here.Id} was edited here (version {here.Version}) and its source has changed since: {what}. "
            + "Nothing was written; --theirs takes the source's.";
    }

    private static readonly JsonElement _null = JsonSerializer.SerializeToElement<object?>(null);

    private static JsonElement ValueOf(JsonElement content, string field) => content.TryGetProperty(field, out var value) ? value : _null;

    private static string Short(string value) => value.Length <= 60 ? value : $"{value[..60]}…";
}
