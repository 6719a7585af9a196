using System.Globalization;
using System.Text;
using AnyAscii;

namespace OpenInfra.Cms.Content;

/// <summary>Makes slugs of names and titles.</summary>
public static class Slugs
{
    /// <summary>The most characters that a slug has.</summary>
    public const int MaxLength = 200;

    // With room for a number after it.
    private const int MaxMade = MaxLength - 10;

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
        var cut = slug.ToString(0, Math.Min(slug.Length, MaxMade)).Trim('-');
        return cut.Length == 0 ? "entry" : cut;
    }

    /// <summary>The slug, and after it the slug with numbers from 2 on: "hello", "hello-2", "hello-3" and so on without end.</summary>
    public static IEnumerable<string> Numbered(string slug)
    {
        yield return slug;
        for (var number = 2; ; number++) yield return $"{slug}-{number.ToString(CultureInfo.InvariantCulture)}";
    }
}
