using System.Globalization;

namespace OpenInfra.Cms.Content;

/// <summary>
/// Names the state of a draft to whoever changes it: "d5" for that of version 5 of the entry whose id the slug says. Where the
/// entry is found by another slug than its first, which another entry may have by now, the tag says whose draft it is: "d5.press".
/// </summary>
/// <param name="Version">The version whose draft it is.</param>
/// <param name="Key">The id without its type; null where the address says it.</param>
public sealed record DraftTag(int Version, string? Key)
{
    private const char Mark = 'd', Separator = '.';

    /// <summary>The tag of an entry's draft, good at each of its addresses.</summary>
    public static string Of<T>(Entry<T> entry) where T : class =>
        Of(entry.Id, entry.Version, entry.Draft.Slug, entry.Published?.Slug ?? entry.Draft.Slug);

    /// <summary>The tag of the draft as of a version.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="version">The version.</param>
    /// <param name="slugs">The slugs by which it is found.</param>
    public static string Of(string id, int version, params ReadOnlySpan<string> slugs)
    {
        var (key, number) = (KeyOf(id), version.ToString(CultureInfo.InvariantCulture));
        return slugs.ContainsAnyExcept(key) ? $"{Mark}{number}{Separator}{Uri.EscapeDataString(key)}" : $"{Mark}{number}";
    }

    /// <summary>Reads a tag, also in the quotes that HTTP puts around it; null for what is none.</summary>
    public static DraftTag? Parse(string tag)
    {
        if (tag.Trim('"') is not [Mark, .. var rest]) return null;
        var end = rest.IndexOf(Separator, StringComparison.Ordinal);
        var (number, key) = end < 0 ? (rest, (string?)null) : (rest[..end], Uri.UnescapeDataString(rest[(end + 1)..]));
        return number is [>= '1' and <= '9', ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(version, key) : null;
    }

    /// <summary>Whether it is of this entry's draft.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="slug">The slug in the address that the tag came with; null where that says the id itself.</param>
    public bool IsOf(string id, string? slug = null) => KeyOf(id) is var key && (Key ?? slug ?? key) == key;

    private static string KeyOf(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
