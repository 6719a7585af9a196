using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Where an entry belongs: its slug and its path on the site.</summary>
internal sealed record Place(string Slug, string Path);

/// <summary>
/// Finds the place of documents that are entries of their own. What the document says of its path or URL wins over where the
/// file stands, because links lead there.
/// </summary>
internal sealed class Placing(Notebook notebook)
{
    /// <summary>The keys that hold an entry's path: this product's, Jekyll's and Eleventy's, Hugo's.</summary>
    public static readonly string[] PathKeys = ["path", "permalink", "url"];

    /// <summary>The place that a document asks for.</summary>
    public Place PlaceOf(Candidate candidate) =>
        PathIn(candidate) is { } path ? At(candidate, path) : FromUrl(candidate) ?? InTree(candidate);

    /// <summary>The slug that a document writes out; null where there is none that can be used.</summary>
    public static string? SlugIn(Candidate candidate) => candidate.Values["slug"]?.Text is { } slug && Drafting.IsSlug(slug) ? slug : null;

    /// <summary>The path that a document writes out; null where there is none that can be used.</summary>
    public static string? PathIn(Candidate candidate) =>
        PathKeys.Select(key => PathIn(candidate, key)).FirstOrDefault(path => path is not null);

    /// <summary>The path that a key holds; null for none. Other systems name the file there, and a URL may be that of a download.</summary>
    public static string? PathIn(Candidate candidate, string key) =>
        candidate.Values[key]?.Text is { } text && Trimmed(key == "path" ? text : WithoutFile(text)) is var path && Drafting.IsPath(path)
            && (key != "url" || !path.Contains('.', StringComparison.Ordinal)) ? path : null;

    /// <summary>The place where the file stands.</summary>
    public static Place InTree(Candidate candidate) => InTree(candidate, FileNames.SlugOf(candidate.Document));

    /// <summary>The place where the file stands, with all of its name.</summary>
    public static Place InTreeInFull(Candidate candidate) => InTree(candidate, candidate.Document.Name);

    private static Place InTree(Candidate candidate, string name)
    {
        var segments = Path.ChangeExtension(candidate.Document.Path, null).Split('/').ToList();
        segments[^1] = SourceDocument.IsIndex(segments[^1]) ? "index" : name;
        segments.RemoveRange(0, segments[..^1].FindLastIndex(FileNames.IsRoot) + 1);
        if (segments[^1] == "index") segments.RemoveAt(segments.Count - 1);
        var clean = segments.Select(segment => Drafting.IsSlug(segment) ? segment : Slugs.Of(segment)).ToList();
        var path = clean.Count == 1 && !IsPage(candidate) ? candidate.Type.PathOf(clean[0]) : $"/{string.Join('/', clean)}";
        if (path.Length > Drafting.MaxPath) path = candidate.Type.PathOf(Slugs.Of(IsPage(candidate) ? path : clean[^1]));
        return At(candidate, path);
    }

    private Place? FromUrl(Candidate candidate)
    {
        if (candidate.Values.At("seo.url") is not { Text: { Length: > 0 } text } node) return null;
        var path = Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? Uri.UnescapeDataString(url.AbsolutePath)
            : text.Trim();
        if (Drafting.IsPath(Trimmed(path))) return At(candidate, Trimmed(path));
        notebook.Warn(candidate.Document.Path, node.Line,
            $"seo.url: \"{text}\" is no URL with a usable path; the path comes from the file's place.");
        return null;
    }

    private static string WithoutFile(string path) =>
        path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;

    private static string Trimmed(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    // A page is found by its path, so its slug is the whole of it; anything else is called by the last segment.
    private static Place At(Candidate candidate, string path)
    {
        if (SlugIn(candidate) is { } written) return new(written, path);
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var slug = segments.Length == 0 ? "index" : IsPage(candidate) ? string.Join('-', segments) : segments[^1];
        return new(slug.Length <= Drafting.MaxSlug ? slug : Slugs.Of(slug), path);
    }

    private static bool IsPage(Candidate candidate) => candidate.Type.PathOf("x") == "/x";
}
