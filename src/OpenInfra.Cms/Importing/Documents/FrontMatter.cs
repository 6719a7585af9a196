namespace OpenInfra.Cms.Importing.Documents;

/// <summary>
/// A Markdown document taken apart as Jekyll, Gatsby and Eleventy do: a line "---", YAML, a line "---", and the body,
/// which begins on the next line.
/// </summary>
/// <param name="Yaml">What stands between the lines; null where the document doesn't begin with one.</param>
/// <param name="Body">The rest, to the byte.</param>
/// <param name="IsClosed">Whether the second line is there; without it, everything is front matter.</param>
internal sealed record FrontMatter(string? Yaml, string Body, bool IsClosed)
{
    public static FrontMatter Of(string text)
    {
        var (first, start) = LineAt(text, 0);
        if (!IsFence(first)) return new(null, text, true);
        for (var at = start; at < text.Length;)
        {
            var (line, next) = LineAt(text, at);
            if (IsFence(line)) return new(text[start..at], text[next..], true);
            at = next;
        }
        return new(text[start..], "", false);
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("---") && line[3..].Trim().IsEmpty;

    private static (string Line, int Next) LineAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? (text[start..], text.Length) : (text[start..end], end + 1);
    }
}
