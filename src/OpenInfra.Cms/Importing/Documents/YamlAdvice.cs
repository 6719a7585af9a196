using YamlDotNet.Core;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>Says of a YAML error where it is, and what would be right.</summary>
internal static class YamlAdvice
{
    /// <summary>The error in words, with its place in the file.</summary>
    /// <param name="error">What the parser says.</param>
    /// <param name="yaml">What it was given.</param>
    /// <param name="firstLine">The line of the file that this begins on.</param>
    public static SourceException Of(YamlException error, string yaml, int firstLine)
    {
        var what = (error.InnerException?.Message ?? error.Message).TrimEnd('.');
        var last = what.Contains("tab", StringComparison.Ordinal) ? int.MaxValue : (int)error.End.Line + 1;
        if (TabAt(yaml, (int)error.Start.Line, last) is var (line, column))
            return new($"The YAML can't be read: {what}. Indent with spaces: YAML allows no tab there.", line + firstLine - 1, column);
        var advice = what.Contains("invalid mapping", StringComparison.Ordinal)
            || what.Contains("Mapping values are not allowed", StringComparison.Ordinal) ? "Put the text in quotes if it holds \": \"."
            : what.Contains("cannot start any token", StringComparison.Ordinal) ? "Put the text in quotes if it begins with that character."
            : what.Contains("quoted scalar", StringComparison.Ordinal) ? "Close the text with the quote that opens it."
            : "See whether its lines are indented alike, and texts with special characters stand in quotes.";
        return new($"The YAML can't be read: {what}. {advice}", (int)error.Start.Line + firstLine - 1, (int)error.Start.Column);
    }

    // The parser tells of what the line with the tab belongs to, which begins some lines before.
    private static (int Line, int Column)? TabAt(string yaml, int first, int last)
    {
        var number = 0;
        foreach (var line in yaml.AsSpan().EnumerateLines())
        {
            number++;
            if (number > last) break;
            if (number >= first && line[..^line.TrimStart().Length].IndexOf('\t') is >= 0 and var tab) return (number, tab + 1);
        }
        return null;
    }
}
