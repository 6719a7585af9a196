namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>What the sender of a change has seen, by If-Match (RFC 9110, 13.1.1).</summary>
/// <param name="Tags">The drafts; none where it is what is published.</param>
internal sealed record Precondition(IReadOnlyList<DraftTag> Tags)
{
    /// <summary>Reads the header; null where there is none.</summary>
    public static Precondition? Of(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0) return null;
        // A weak tag names no state exactly, and "*" none at all.
        var exact = request.GetTypedHeaders().IfMatch.Where(tag => !tag.IsWeak);
        return new([.. exact.Select(tag => DraftTag.Parse($"{tag.Tag}")).OfType<DraftTag>()]);
    }

    /// <summary>Whether drafts were seen, but of other entries than the one that has the slug now.</summary>
    public bool IsOfOthers(string id, string slug) => Tags.Count > 0 && !Tags.Any(tag => tag.IsOf(id, slug));

    /// <summary>The version of an entry whose draft was seen: the present one, if it is among several, or the newest.</summary>
    public int? VersionOf(string id, string slug, int present)
    {
        int[] seen = [.. Tags.Where(tag => tag.IsOf(id, slug)).Select(tag => tag.Version)];
        return seen is [] ? null : seen.Contains(present) ? present : seen.Max();
    }
}
