using System.Globalization;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>Writes dates as precisely as the one that they replace, where that says the same moment.</summary>
internal static partial class Dates
{
    /// <summary>The moment in the form of another date; in full where that form is too coarse, or there is none.</summary>
    public static string Write(DateTimeOffset moment, SourceNode? before)
    {
        if (before?.Text?.Trim() is { } text && Form.Match(text) is { Success: true } form && In(moment, form) is { } same
            && Dating.Read(new SourceScalar(same, ScalarKind.Text)) == moment)
            return same;
        var utc = moment.ToUniversalTime();
        var format = utc.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return utc.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string? In(DateTimeOffset moment, Match form)
    {
        var zone = form.Groups["zone"].Value;
        var signed = zone.TrimStart('+');
        if (signed.Length > 2 && !signed.Contains(':', StringComparison.Ordinal)) signed = signed.Insert(signed.Length - 2, ":");
        var offset = TimeSpan.Zero;
        if (zone is not ("" or "Z") && !TimeSpan.TryParse(signed, CultureInfo.InvariantCulture, out offset)) return null;
        var local = moment.ToOffset(offset);
        var (time, fraction) = (form.Groups["time"].Value, form.Groups["fraction"].Value);
        var format = time.Length == 0 ? "yyyy-MM-dd" : $"yyyy-MM-dd'{time[0]}'HH:mm{(form.Groups["seconds"].Success ? ":ss" : "")}";
        if (fraction.Length > 0) format += $".{new string('f', fraction.Length - 1)}";
        return local.ToString(format, CultureInfo.InvariantCulture) + zone;
    }

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}" +
        @"(?<time>[T ]\d{2}:\d{2}(?<seconds>:\d{2}(?<fraction>\.\d{1,7})?)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
