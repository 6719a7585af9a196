using System.Text;
using AnyAscii;

namespace OpenInfra.Cms.Importing;

/// <summary>Makes slugs of names and titles.</summary>
public static class Slugs
{
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
        var cut = slug.ToString(0, Math.Min(slug.Length, Editing.Drafting.MaxSlug)).Trim('-');
        return cut.Length == 0 ? "entry" : cut;
    }

    /// <summary>The slug, or the first of "slug-2", "slug-3" … that is free.</summary>
    public static string Free(string slug, Func<string, bool> isTaken)
    {
        if (!isTaken(slug)) return slug;
        var number = 2;
        while (isTaken($"{slug}-{number}")) number++;
        return $"{slug}-{number}";
    }
}
