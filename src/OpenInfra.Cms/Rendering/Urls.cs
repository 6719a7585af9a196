using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Rendering;

/// <summary>Reads a URL's scheme as browsers do (WHATWG URL, 4.4): control characters around it and line ends within do not count.</summary>
internal static partial class Urls
{
    // A scheme is short, an inlined image is not.
    private const int LongestScheme = 64;

    public static bool IsAllowed(string url, bool isImage)
    {
        var start = Start(url);
        return Scheme().Match(start) is not { Success: true } scheme
            || Policy.Schemes.Contains(scheme.Groups[1].Value)
            || (isImage && BitmapData().IsMatch(start));
    }

    /// <summary>Whether an address may be embedded: https, at a trusted host, without user or port.</summary>
    public static bool IsTrustedEmbed(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "" } && Policy.EmbedHosts.Contains(uri.Host)
        // What .NET and browsers read differently is no address to trust.
        && url.StartsWith($"https://{uri.Host}/", StringComparison.OrdinalIgnoreCase);

    private static string Start(string url)
    {
        var start = url.AsSpan().TrimStart(ControlsAndSpace);
        return string.Concat(start[..Math.Min(start.Length, 4 * LongestScheme)].ToString().Split('\t', '\n', '\r'));
    }

    private static readonly string ControlsAndSpace = string.Concat(Enumerable.Range(0, ' ' + 1).Select(unit => (char)unit));

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9+.\-]*):")]
    private static partial Regex Scheme();

    [GeneratedRegex("^data:image/(png|jpeg|gif|webp);base64,", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BitmapData();
}
