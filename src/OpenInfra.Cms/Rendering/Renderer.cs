namespace OpenInfra.Cms.Rendering;

/// <summary>Makes of a Markdown source what readers are shown.</summary>
public static class Renderer
{
    /// <summary>Raised whenever the same source gives another result; part of a stored text's key.</summary>
    public const int Version = 1;

    /// <summary>
    /// Renders CommonMark with GitHub's tables, strikethrough, task lists, autolinks and footnotes, and raw HTML. Thread-safe. What is too
    /// deep or too costly to render comes out as written, in a &lt;pre&gt;: no text is refused, and none ends the process.
    /// </summary>
    public static RenderedText Render(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var source = Unicode.WellFormed(markdown);
        try
        {
            return Digest(CommonMark.ToHtml(source));
        }
        // Markdig tells depth by ArgumentException, and a bug in a parser must not cost an editor the text.
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return Verbatim.Of(source);
        }
    }

    private static RenderedText Digest(string html)
    {
        using var document = Dom.Parse(html);
        var body = document.Body!;
        Sanitizing.Clean(document, body);
        var reading = Reading.Of(body);
        var plain = reading.Plain.ToString();
        return new()
        {
            Html = Markup.Of(body),
            Plain = plain,
            Toc = reading.Toc,
            Links = reading.Links,
            Images = reading.Images,
            WordCount = Words.Count(plain),
        };
    }
}
