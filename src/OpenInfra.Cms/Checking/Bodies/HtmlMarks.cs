using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Finds links, images and headings in a piece of raw HTML, with their places, which a parser of HTML doesn't keep.</summary>
internal static partial class HtmlMarks
{
    public static IEnumerable<Mark> In(string html, int start)
    {
        foreach (Match tag in Tag.Matches(html))
        {
            var position = start + tag.Index;
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            var mark = name switch
            {
                "a" when Attribute(tag.Value, "href") is { } href => new Mark(MarkKind.Link, Outline.Decoded(href), position, true),
                "img" when Attribute(tag.Value, "src") is { } source => new(MarkKind.Image, Outline.Decoded(source), position, true),
                ['h', var level] when HasWords(html, tag, name) =>
                    new(MarkKind.Heading, level.ToString(CultureInfo.InvariantCulture), position, true),
                _ => null,
            };
            if (mark is not null) yield return mark;
        }
    }

    private static string? Attribute(string tag, string name)
    {
        foreach (Match attribute in Attributes.Matches(tag))
        {
            if (attribute.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\''));
        }
        return null;
    }

    // A heading without words is none for readers, and the renderer leaves it out of the contents.
    private static bool HasWords(string html, Match tag, string name)
    {
        var begin = tag.Index + tag.Length;
        var end = html.IndexOf($"</{name}", begin, StringComparison.OrdinalIgnoreCase);
        return end < 0 || !string.IsNullOrWhiteSpace(WebUtility.HtmlDecode(Any.Replace(html[begin..end], "")));
    }

    [GeneratedRegex("""<!--.*?-->|<(?<name>a|img|h[1-6])(?=[\s/>])([^<>"']|"[^"]*"|'[^']*')*>""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("""[\s"'/](?<name>[a-z\-]+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Attributes { get; }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Any { get; }
}
