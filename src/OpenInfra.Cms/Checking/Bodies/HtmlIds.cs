using System.Net;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>The ids that links can lead to in rendered HTML, where every "&lt;" and "&gt;" that is no tag's is escaped.</summary>
internal static partial class HtmlIds
{
    public static IReadOnlySet<string> In(string html) =>
        Id.Matches(html).Select(id => WebUtility.HtmlDecode(id.Groups["id"].Value)).ToHashSet();

    // Browsers still follow <a name>.
    [GeneratedRegex("""<(?:a(?=\s)[^<>]*\s(?:id|name)|[a-z0-9]+(?=\s)[^<>]*\sid)="(?<id>[^"]*)"[^<>]*>""")]
    private static partial Regex Id { get; }
}
