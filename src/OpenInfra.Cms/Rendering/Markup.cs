using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html;
using Ganss.Xss;

namespace OpenInfra.Cms.Rendering;

/// <summary>Writes a sanitized tree as HTML. AngleSharp's own writer looks for each node's next sibling from the first one on.</summary>
internal static class Markup
{
    // It escapes < and > in attributes, too: no parser can take them for tags.
    private static readonly HtmlMarkupFormatter Formatter = HtmlFormatter.Instance;

    public static string Of(IElement body)
    {
        var html = new StringBuilder();
        Children(body, html);
        return html.ToString().Trim('\n');
    }

    private static void Children(INode parent, StringBuilder html)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element) Element(element, html);
            else if (node is IText text) html.Append(Formatter.Text(text));
        }
    }

    private static void Element(IElement element, StringBuilder html)
    {
        var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
        html.Append(Formatter.OpenTag(element, isVoid));
        // The parser drops a newline there; a second one lets a first empty line of code stay.
        if (element.LocalName == "pre" && element.FirstChild is IText { Data: ['\n', ..] }) html.Append('\n');
        Children(element, html);
        html.Append(Formatter.CloseTag(element, isVoid));
    }
}
