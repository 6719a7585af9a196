using System.Globalization;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Reads dates as sites write them: ISO 8601, also with unpadded numbers; UTC where no offset is given.</summary>
internal static partial class Dating
{
    /// <summary>The keys that hold the date of publication.</summary>
    public static readonly string[] Keys = ["date", "publishedAt"];

    /// <summary>The moment; null where it is none.</summary>
    public static DateTimeOffset? Read(SourceNode node) =>
        node.Text is { } text && Iso.Match(text.Trim()) is { Success: true } match
        && DateTimeOffset.TryParse($"{Pad(match, "y", 4)}-{Pad(match, "m", 2)}-{Pad(match, "d", 2)}{match.Groups["time"].Value.Replace(' ', 'T')}",
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToMicroseconds() : null;

    /// <summary>Whether the month and day have two digits each, as ISO 8601 asks.</summary>
    public static bool IsPadded(SourceNode node) => node.Text is { } text && Padded.IsMatch(text.Trim());

    private static string Pad(Match match, string group, int length) => match.Groups[group].Value.PadLeft(length, '0');

    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:?\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso { get; }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Padded { get; }
}
