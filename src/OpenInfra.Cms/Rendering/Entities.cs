using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace OpenInfra.Cms.Rendering;

/// <summary>
/// Reads "&amp;nbsp;" as text. Markdig's own parser makes emphasis see the space that it stands for, so that "**joined the &amp;nbsp;**"
/// keeps its asterisks; cmark, GitHub and markdown-it see the semicolon, and visual editors write bold text like this.
/// </summary>
internal sealed class Entities : InlineParser
{
    public Entities() => OpeningCharacters = ['&'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!HtmlEntityParser.TryParse(ref slice, out var text, out var length) || text is null) return false;
        // Closed: the text that follows comes from another string.
        processor.Inline = new LiteralInline(text) { IsClosed = true };
        slice.Start += length;
        return true;
    }
}
