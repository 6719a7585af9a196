using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Content;

/// <summary>Reads moments that people and programs write (RFC 3339).</summary>
public static partial class Moments
{
    /// <summary>What a problem says of a text that is no moment.</summary>
    public const string Expected = "A moment is expected, in UTC or with an offset: \"2026-01-31T09:00:00Z\", \"2026-01-31T10:00+01:00\".";

    /// <summary>Reads a moment that says its offset from UTC, to the microsecond; one without could mean any of 38 hours.</summary>
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (!Form().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var read)) return false;
        moment = read.ToMicroseconds();
        return true;
    }

    extension(DateTimeOffset moment)
    {
        /// <summary>
        /// The moment in UTC, cut to microseconds: PostgreSQL rounds the seventh digit, and a page would begin with the entry that ended
        /// the one before.
        /// </summary>
        public DateTimeOffset ToMicroseconds() => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

        /// <summary>The moment as it is sent.</summary>
        public string ToText() => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex Form();
}
