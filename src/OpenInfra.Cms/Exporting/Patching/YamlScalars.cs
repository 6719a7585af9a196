using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>
/// Writes texts as YAML on one line, so that every reader of YAML 1.1 or 1.2 reads the same text back: without quotes only
/// where none could take it for anything else.
/// </summary>
internal static partial class YamlScalars
{
    private static readonly string[] _words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<"];

    private static readonly SearchValues<char> _flowMarks = SearchValues.Create(",[]{}:");

    /// <summary>The text, in the quotes of the one that it replaces where that is possible.</summary>
    public static string Write(string text, ScalarStyle before, bool isInFlow) => before switch
    {
        _ when !text.All(IsPrintable) => Double(text),
        ScalarStyle.DoubleQuoted => Double(text),
        ScalarStyle.SingleQuoted => Single(text),
        _ when IsPlain(text, isInFlow) => text,
        _ => text.AsSpan().ContainsAny('"', '\\') ? Single(text) : Double(text),
    };

    private static string Single(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Double(string text) => Quoted.Double(text, IsPrintable);

    private static bool IsPlain(string text, bool isInFlow) =>
        text.Length > 0 && text.Trim().Length == text.Length
        && !"-?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !text.EndsWith(':')
        && !text.StartsWith("...", StringComparison.Ordinal)
        && !(isInFlow && text.AsSpan().ContainsAny(_flowMarks))
        && PlainScalars.KindOf(text) == ScalarKind.Text
        && !_words.Contains(text.ToLowerInvariant()) && !Numeric.IsMatch(text) && !Timestamp.IsMatch(text);

    // Also what YAML takes for a line end, and what it takes for white space only at times.
    private static bool IsPrintable(char c) => c == ' ' || (c != '\uFEFF' && char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned));

    // Octal, hexadecimal, sexagesimal, with underscores or an exponent: whatever some reader takes for a number.
    [GeneratedRegex(@"^[-+.]?[0-9][-+0-9._:,xXa-fA-FoO]*$|^[-+]?\.(inf|nan)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numeric { get; }

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}([Tt ]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp { get; }
}
