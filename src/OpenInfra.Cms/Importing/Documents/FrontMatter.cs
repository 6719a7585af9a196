using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>The language of front matter.</summary>
internal enum FrontMatterLanguage
{
    None,
    Yaml,
    Json,
    Toml,
}

/// <summary>
/// A Markdown document taken apart as Jekyll, Gatsby, Eleventy and Hugo do: a line "---", YAML, a line "---", and the body,
/// which begins on the next line. After "---json" the values are JSON, as they are where the document begins with an object;
/// between lines "+++" or after "---toml" they are TOML.
/// </summary>
/// <param name="Language">What the values are written in.</param>
/// <param name="Values">The values, in that language.</param>
/// <param name="FirstLine">The line of the file that the values begin on.</param>
/// <param name="BodyStart">Where the rest begins.</param>
/// <param name="IsClosed">Whether the second line is there; without it, everything is front matter.</param>
internal sealed partial record FrontMatter(FrontMatterLanguage Language, string Values, int FirstLine, int BodyStart, bool IsClosed)
{
    /// <summary>Whether there is none, and the document begins as if there were to be some.</summary>
    public bool IsLikelyMeant { get; private init; }

    public static FrontMatter Of(string text)
    {
        if (JsonSource.LengthOfObject(text) is { } length)
            return new(FrontMatterLanguage.Json, text[..length], 1, LineAt(text, length).Next, true);
        var (first, start) = LineAt(text, 0);
        var language = LanguageOf(first);
        if (language == FrontMatterLanguage.None) return new(language, "", 1, 0, true) { IsLikelyMeant = Failed.IsMatch(text) };
        for (var at = start; at < text.Length;)
        {
            var (line, next) = LineAt(text, at);
            if (IsEnd(line, first, language)) return new(language, text[start..at], 2, next, true);
            at = next;
        }
        return new(language, text[start..], 2, text.Length, false);
    }

    private static FrontMatterLanguage LanguageOf(ReadOnlySpan<char> line) => line.TrimEnd() switch
    {
        "---" or "---yaml" or "---yml" or "--- yaml" => FrontMatterLanguage.Yaml,
        "---json" or "--- json" => FrontMatterLanguage.Json,
        "+++" or "---toml" or "--- toml" => FrontMatterLanguage.Toml,
        _ => FrontMatterLanguage.None,
    };

    // "..." ends a YAML document too, and what follows it is none.
    private static bool IsEnd(ReadOnlySpan<char> line, ReadOnlySpan<char> first, FrontMatterLanguage language) => line.TrimEnd() switch
    {
        "---" => first[0] == '-',
        "..." => language == FrontMatterLanguage.Yaml,
        "+++" => first[0] == '+',
        _ => false,
    };

    // Behind empty lines or spaces, with a language or comment on its first line, with the line ends of old Macs, without such a
    // line (Pelican, Hexo), or in JSON that is none.
    [GeneratedRegex(
        @"\A(\s+(---|\+\+\+)[ \t]*\r?\n[\w""'-]+[ \t]*[:=]
        |(---|\+\+\+)([ \t]*[^-+\s].*\r?\n|\r(?!\n))
        |\{\s*""[^""\n]*""\s*:
        |([A-Za-z][\w-]{0,30}:[ \t].*\r?\n){2,}(---)?[ \t]*\r?\n)",
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Failed { get; }

    private static (string Line, int Next) LineAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? (text[start..], text.Length) : (text[start..end], end + 1);
    }
}
