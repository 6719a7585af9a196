using System.Globalization;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Reads dates as sites write them: as YAML 1.1 does (https://yaml.org/type/timestamp.html), also without seconds or with slashes,
/// or with the month as an English word; UTC where no offset is given.
/// </summary>
internal static partial class Dating
{
    /// <summary>The keys that hold the date of publication.</summary>
    public static readonly string[] Keys = ["date", "publishedAt", "pubDate", "publishDate", "published_at"];

    private static readonly string[] _inWords =
        ["MMM d yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy", "R", "ddd, d MMM yyyy HH:mm:ss zzz"];

    /// <summary>The moment; null where it is none.</summary>
    public static DateTimeOffset? Read(SourceNode node)
    {
        if (node.Text?.Trim() is not { } text) return null;
        if (Timestamp.Match(text) is not { Success: true } match)
            return InWords(text);
        int Of(string group) =>
            match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        try
        {
            var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
            var offset = new TimeSpan(Of("oh"), Of("om"), 0) * (match.Groups["sign"].Value == "-" ? -1 : 1);
            return new DateTimeOffset(Of("y"), Of("m"), Of("d"), Of("h"), Of("min"), Of("s"), offset)
                .AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture)).ToMicroseconds();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DateTimeOffset? InWords(string text) =>
        DateTimeOffset.TryParseExact(text, _inWords, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.ToMicroseconds() : null;

    /// <summary>Whether a month or day in digits has two of them, as ISO 8601 asks.</summary>
    public static bool IsPadded(SourceNode node) => node.Text is { } text && !Unpadded.IsMatch(text.Trim());

    [GeneratedRegex(
        @"^(?<y>[0-9]{4})(?<mark>[-/])(?<m>[0-9]{1,2})\k<mark>(?<d>[0-9]{1,2})
        (([Tt]|[ \t]+)(?<h>[0-9]{1,2}):(?<min>[0-9]{2})(:(?<s>[0-9]{2})(\.(?<fraction>[0-9]*))?)?
            ([ \t]*([Zz]|(?<sign>[+-])(?<oh>[0-9]{1,2})(:?(?<om>[0-9]{2}))?))?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamp { get; }

    [GeneratedRegex("^[0-9]{4}[-/]([0-9][-/]|[0-9]{2}[-/][0-9]([^0-9]|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Unpadded { get; }
}
