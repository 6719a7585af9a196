using System.Buffers;
using System.Collections.Frozen;
using Ganss.Xss;

namespace OpenInfra.Cms.Rendering;

/// <summary>
/// Filters style attributes by declaration and leaves what it keeps as written. A CSS parser would rewrite it ("#133e68" to "rgba(...)"),
/// drop what it finds invalid, and can be nested until its stack ends.
/// </summary>
internal static class Styles
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Properties =
        HtmlSanitizerDefaults.AllowedCssProperties.Except(["z-index", "pointer-events"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    // No url, image, image-set or expression: a style loads nothing and runs nothing.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Functions =
        "rgb rgba hsl hsla calc min max clamp repeat minmax rotate scale translate linear-gradient radial-gradient".Split(' ').Append("")
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // No backslash, which could spell a function otherwise.
    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \t\n_#%.,+-*/!'\"()");

    private static readonly SearchValues<char> BeforeFunction = SearchValues.Create(" \t\n,(+*/");

    /// <summary>The declarations of a style that are allowed, or an empty text.</summary>
    public static string Filter(string style)
    {
        var declarations = style.Split(';').Where(declaration => !string.IsNullOrWhiteSpace(declaration)).ToList();
        var kept = declarations.Where(declaration => IsAllowed(declaration)).ToList();
        return kept.Count == declarations.Count ? style : string.Join(';', kept).Trim();
    }

    private static bool IsAllowed(ReadOnlySpan<char> declaration)
    {
        var colon = declaration.IndexOf(':');
        if (colon < 0) return false;
        var name = declaration[..colon].Trim();
        var value = declaration[(colon + 1)..].Trim();
        return Properties.Contains(name) && HasHarmlessValue(value) && !IsOverlay(name, value);
    }

    private static bool HasHarmlessValue(ReadOnlySpan<char> value) =>
        !value.ContainsAnyExcept(Harmless) && !value.Contains("/*", StringComparison.Ordinal) && CallsOnlyKnownFunctions(value);

    private static bool CallsOnlyKnownFunctions(ReadOnlySpan<char> value)
    {
        while (value.IndexOf('(') is var open and >= 0)
        {
            var name = value[(value[..open].LastIndexOfAny(BeforeFunction) + 1)..open];
            if (!Functions.Contains(name)) return false;
            value = value[(open + 1)..];
        }
        return true;
    }

    // A text that lays itself over the whole page could pass for it.
    private static bool IsOverlay(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        name.Equals("position", StringComparison.OrdinalIgnoreCase)
        && !(value.Equals("relative", StringComparison.OrdinalIgnoreCase) || value.Equals("absolute", StringComparison.OrdinalIgnoreCase));
}
