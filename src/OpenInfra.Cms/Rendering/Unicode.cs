using System.Text;

namespace OpenInfra.Cms.Rendering;

/// <summary>Keeps text such that it can be stored and sent as UTF-8.</summary>
internal static class Unicode
{
    /// <summary>Replaces surrogates that have lost their other half by U+FFFD: neither JSON nor PostgreSQL can hold them.</summary>
    public static string WellFormed(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0) return text;
        var result = new StringBuilder(text.Length).Append(text, 0, first);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.AsSpan(first).EnumerateRunes()) result.Append(units[..rune.EncodeToUtf16(units)]);
        return result.ToString();
    }
}
