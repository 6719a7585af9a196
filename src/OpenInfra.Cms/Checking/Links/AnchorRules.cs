using Marten;
using OpenInfra.Cms.Checking.Bodies;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking.Links;

/// <summary>Looks for the ids that links lead to.</summary>
internal static class AnchorRules
{
    /// <summary>The links whose ids are in none of their texts; the texts that are not at hand are loaded in one statement.</summary>
    public static async Task<IEnumerable<Suspicion>> CheckAsync(
        IQuerySession session, IReadOnlyCollection<Anchor> anchors, IReadOnlyDictionary<string, StoredText> texts, CancellationToken cancel)
    {
        var more = await session.TextsAsync(anchors.SelectMany(anchor => anchor.Texts).Where(hash => !texts.ContainsKey(hash)), cancel);
        var ids = new Dictionary<string, IReadOnlySet<string>>();
        return [.. anchors.Where(anchor => IsMissing(anchor)).Select(anchor => anchor.IfMissing)];

        // What has no text is made by a template, whose ids are not known here.
        bool IsMissing(Anchor anchor)
        {
            var there = anchor.Texts.Select(hash => (Hash: hash, Text: texts.GetValueOrDefault(hash) ?? more.GetValueOrDefault(hash)))
                .Where(one => !string.IsNullOrWhiteSpace(one.Text?.Rendered.Html)).ToList();
            return there.Count > 0 && !there.Any(one => IdsOf(one.Hash, one.Text!).Contains(anchor.Id));
        }

        IReadOnlySet<string> IdsOf(string hash, StoredText text) =>
            ids.TryGetValue(hash, out var known) ? known : ids[hash] = HtmlIds.In(text.Rendered.Html);
    }
}
