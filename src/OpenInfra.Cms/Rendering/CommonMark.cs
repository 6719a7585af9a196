using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers.Inlines;

namespace OpenInfra.Cms.Rendering;

/// <summary>Markdown to HTML, not yet sanitized.</summary>
internal static class CommonMark
{
    // Markdig throws on syntax nested more than 128 deep; a shared pipeline is thread-safe once built.
    private static readonly MarkdownPipeline Pipeline = Build();

    public static string ToHtml(string markdown)
    {
        Effort.RefuseManyDefinitions(markdown);
        return Markdig.Markdown.ToHtml(markdown, Pipeline);
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
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
