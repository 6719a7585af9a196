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
/// which begins on the next line. After "---json" the values are JSON, as they are where the document begins with an object.
/// </summary>
/// <param name="Language">What the values are written in.</param>
/// <param name="Values">The values, in that language.</param>
/// <param name="FirstLine">The line of the file that the values begin on.</param>
/// <param name="BodyStart">Where the rest begins.</param>
/// <param name="IsClosed">Whether the second line is there; without it, everything is front matter.</param>
internal sealed record FrontMatter(FrontMatterLanguage Language, string Values, int FirstLine, int BodyStart, bool IsClosed)
{
    public static FrontMatter Of(string text)
    {
        if (JsonSource.LengthOfObject(text) is { } length) return new(FrontMatterLanguage.Json, text[..length], 1, LineAt(text, length).Next, true);
        var (first, start) = LineAt(text, 0);
        var language = LanguageOf(first);
        if (language == FrontMatterLanguage.None) return new(language, "", 1, 0, true);
        for (var at = start; at < text.Length;)
        {
            var (line, next) = LineAt(text, at);
            if (IsEnd(line, language)) return new(language, text[start..at], 2, next, true);
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
    private static bool IsEnd(ReadOnlySpan<char> line, FrontMatterLanguage language) => line.TrimEnd() switch
    {
        "---" => true,
        "..." => language == FrontMatterLanguage.Yaml,
        "+++" => language == FrontMatterLanguage.Toml,
        _ => false,
    };

    private static (string Line, int Next) LineAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? (text[start..], text.Length) : (text[start..end], end + 1);
    }
}
