using System.Text;

namespace OpenInfra.Cms.Checking.Links;

/// <summary>Paths in the one form in which they are compared.</summary>
internal static class SitePath
{
    // What is written as pages; any other extension is that of a file.
    private static readonly string[] _pages = ["htm", "html", "md", "markdown", "mdx", "php", "asp", "aspx", "jsp"];

    /// <summary>Decoded, without "index.html" and slashes at the end; the site's root is "/".</summary>
    public static string Canonical(string path)
    {
        var decoded = Uri.UnescapeDataString(path);
        var plain = (decoded.IsNormalized() ? decoded : decoded.Normalize(NormalizationForm.FormC)).TrimEnd('/');
        if (plain.EndsWith("/index.html", StringComparison.OrdinalIgnoreCase)) plain = plain[..^"/index.html".Length].TrimEnd('/');
        return plain.Length == 0 ? "/" : plain;
    }

    /// <summary>Whether a path is that of a file such as an image or a document, which no entry has.</summary>
    public static bool IsFile(string path) =>
        path.StartsWith("/img/", StringComparison.Ordinal) || path.StartsWith("/static/", StringComparison.Ordinal)
        || (ExtensionOf(path) is { } extension && !_pages.Contains(extension));

    /// <summary>A relative address below a path: as browsers read it, and as they would if the path ended with a slash.</summary>
    public static IEnumerable<string> Resolve(string path, string relative) =>
        new[] { path, $"{path.TrimEnd('/')}/" }.Select(from => Below(from, relative)).OfType<string>().Distinct();

    private static string? Below(string path, string relative) =>
        Uri.TryCreate($"https://site.invalid{path}", UriKind.Absolute, out var from) && Uri.TryCreate(from, relative, out var to)
            ? to.AbsolutePath : null;

    // "openstack-2.0" is the end of a title, not an extension.
    private static string? ExtensionOf(string path)
    {
        var extension = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        var isExtension = extension.Length is > 0 and <= 5 && extension.All(char.IsAsciiLetterOrDigit) && extension.Any(char.IsAsciiLetter);
        return isExtension ? extension : null;
    }
}
