using System.Net;

namespace OpenInfra.Cms.Rendering;

/// <summary>A text shown as it was written, for want of a rendering.</summary>
internal static class Verbatim
{
    public static RenderedText Of(string source)
    {
        // PostgreSQL takes no U+0000; Markdown replaces it likewise.
        var text = source.Replace('\0', '\uFFFD');
        var plain = new PlainText();
        plain.AppendLines(text);
        var folded = plain.ToString();
        // HTML drops the newline that follows <pre>: one more keeps a first empty line.
        return new() { Html = $"<pre>\n{WebUtility.HtmlEncode(text)}</pre>", Plain = folded, WordCount = Words.Count(folded) };
    }
}
