using System.Text;
using AnyAscii;

namespace OpenInfra.Cms.Importing;

/// <summary>Makes slugs of names and titles.</summary>
public static class Slugs
{
    // With room for a number after it.
    private const int MaxLength = Editing.Drafting.MaxSlug - 10;

    /// <summary>
    /// Lower-case ASCII words joined by hyphens: "News &amp; Announcements" is "news-and-announcements", "Özgür Bal" is
    /// "ozgur-bal". "entry" where nothing is left.
    /// </summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Replace("&", " and ", StringComparison.Ordinal).Transliterate().ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (c is not ('\'' or '"') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var cut = slug.ToString(0, Math.Min(slug.Length, MaxLength)).Trim('-');
        return cut.Length == 0 ? "entry" : cut;
    }
}
