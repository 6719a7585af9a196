using System.Text.RegularExpressions;
using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Links;

/// <summary>What the target of a link is.</summary>
internal abstract partial record Address
{
    private Address() { }

    /// <summary>Nothing.</summary>
    public sealed record Empty : Address;

    /// <summary>Outside of the site, or not a page: mail, telephone, data.</summary>
    public sealed record Elsewhere : Address;

    /// <summary>Meant to be a URL, and none.</summary>
    public sealed record Unreadable : Address;

    /// <summary>Inside the site.</summary>
    /// <param name="Paths">Where it may lead, in canonical form: more than one where a slash at the end of the page's path matters.</param>
    /// <param name="Fragment">The id on the page; null for none.</param>
    /// <param name="Missing">What is missing at the beginning, as the address looks: "https://" or "mailto:"; null for nothing.</param>
    public sealed record Inside(IReadOnlyList<string> Paths, string? Fragment, string? Missing = null) : Address;

    /// <summary>Reads the target of a link on the page at a path.</summary>
    public static Address Of(string href, string page, SiteHosts hosts)
    {
        var url = string.Concat(href.Split('\t', '\n', '\r')).Trim();
        if (url.Length == 0) return new Empty();
        if (url.StartsWith("//", StringComparison.Ordinal)) url = $"https:{url}";
        if (Scheme.IsMatch(url)) return Absolute(url, hosts);
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? null : FragmentOf(url[(hash + 1)..]);
        var path = (hash < 0 ? url : url[..hash]).Split('?')[0];
        return path switch
        {
            "" => new Inside([SitePath.Canonical(page)], fragment),
            ['/', ..] => new Inside(Canonical([path], page), fragment),
            _ => new Inside(Canonical(SitePath.Resolve(page, path), page), fragment, MissingAt(path, hosts)),
        };
    }

    private static Address Absolute(string url, SiteHosts hosts)
    {
        if (!url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return new Elsewhere();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return new Unreadable();
        if (uri.Scheme is not ("http" or "https") || !hosts.Has(uri.Host)) return new Elsewhere();
        return new Inside([SitePath.Canonical(uri.AbsolutePath)], uri.Fragment.Length == 0 ? null : FragmentOf(uri.Fragment[1..]));
    }

    // An absolute path may hold dots, too: "/a/../b".
    private static string[] Canonical(IEnumerable<string> paths, string page) =>
        [.. paths.SelectMany(path => SitePath.Resolve(page, path)).Select(SitePath.Canonical).Distinct()];

    // What follows ":~:" is for the browser: a text to scroll to.
    private static string? FragmentOf(string fragment) =>
        Uri.UnescapeDataString(fragment).Split(":~:")[0] is { Length: > 0 } id ? id : null;

    // Brackets are what is left of a link that was pasted as Markdown into the address.
    private static string? MissingAt(string written, SiteHosts hosts)
    {
        var path = written.Trim('(', ')', '[', ']', '<', '>');
        if (Mail.IsMatch(path)) return "mailto:";
        return hosts.Has(path.Split('/')[0]) || Host.IsMatch(path) ? "https://" : null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:")]
    private static partial Regex Scheme { get; }

    [GeneratedRegex(@"^[^@/\s]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+$")]
    private static partial Regex Mail { get; }

    // Not every two letters: "readme.md" is a file.
    [GeneratedRegex(
        @"^(www\.[^/\s]+|([a-z0-9\-]+\.)+(org|com|net|edu|gov|info|io|dev|eu|uk|de|fr|jp|cn|us|ai|app|cloud|tech|foundation))(/|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Host { get; }
}
