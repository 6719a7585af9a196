using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace OpenInfra.Cms.Rendering;

/// <summary>Markdown to HTML, not yet sanitized.</summary>
internal static class CommonMark
{
    // Markdig throws on syntax nested more than 128 deep; a shared pipeline is thread-safe once built.
    private static readonly MarkdownPipeline Pipeline = Build(precise: false);
    private static readonly MarkdownPipeline PrecisePipeline = Build(precise: true);

    public static string ToHtml(string markdown)
    {
        Effort.RefuseManyDefinitions(markdown);
        return Markdig.Markdown.ToHtml(markdown, Pipeline);
    }

    /// <summary>The syntax tree of a text that can be rendered, each node with its place in the source.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdig.Markdown.Parse(markdown, PrecisePipeline);

    private static MarkdownPipeline Build(bool precise)
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = precise }
            .UsePipeTables()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseTaskLists()
            .UseAutoLinks()
            .UseFootnotes();
        builder.InlineParsers.Insert(0, new Effort());
        builder.InlineParsers.Replace<HtmlEntityParser>(new Entities());
        return builder.Build();
    }
}
