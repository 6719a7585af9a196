using System.Text;

namespace OpenInfra.Cms.Rendering;

/// <summary>Gives headings the ids that GitHub would, each one once.</summary>
internal sealed class Anchors
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Keeps an id that the author gave from being given again.</summary>
    public void Reserve(string id) => _taken.Add(id);

    public string For(string text)
    {
        var slug = Slug(text);
        var id = slug;
        while (!_taken.Add(id)) id = $"{slug}-{_numbers[slug] = _numbers.GetValueOrDefault(slug) + 1}";
        return id;
    }

    /// <summary>Lower case, punctuation dropped, spaces as hyphens, letters of every script as they are.</summary>
    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is ' ') slug.Append('-');
            else if (IsKept(rune)) slug.Append(units[..Rune.ToLowerInvariant(rune).EncodeToUtf16(units)]);
        }
        return slug.Length > 0 ? slug.ToString() : "section";
    }

    private static bool IsKept(Rune rune) => rune.Value is '-' or '_' || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
