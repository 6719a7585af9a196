using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>Where in its source the links, images and headings of a text stand.</summary>
internal sealed class Outline
{
    private readonly string _source;
    private readonly ILookup<(MarkKind, string), Mark> _marks;

    private Outline(string source)
    {
        _source = source;
        Marks = [.. MarksIn(source).OrderBy(mark => mark.Position)];
        _marks = Marks.ToLookup(mark => (mark.Kind, mark.Value));
    }

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    public static Outline Of(string source) => new(source);

    /// <summary>The form in which targets are compared: rendering escapes what the source may hold as it is.</summary>
    public static string Decoded(string url) => Uri.UnescapeDataString(url.Trim());

    /// <summary>The mark that became the link or image with this target, counted from 0 among those that have it.</summary>
    public Mark? Find(MarkKind kind, string url, int index)
    {
        var same = _marks[(kind, Decoded(url))];
        return same.ElementAtOrDefault(index) ?? same.LastOrDefault();
    }

    /// <summary>The line that a mark stands on, from 1. Without one it is that of the target as such.</summary>
    public int LineOf(Mark? mark, string url)
    {
        var position = mark?.Position ?? (url.Length == 0 ? 0 : Math.Max(0, _source.IndexOf(url, StringComparison.Ordinal)));
        return _source.AsSpan(0, Math.Min(position, _source.Length)).Count('\n') + 1;
    }

    private static IEnumerable<Mark> MarksIn(string source) => CommonMark.Parse(source).Descendants().SelectMany(node => node switch
    {
        LinkInline link => [new(link.IsImage ? MarkKind.Image : MarkKind.Link, Decoded(UrlOf(link)), link.Span.Start, false)],
        AutolinkInline link => [new(MarkKind.Link, Decoded(link.IsEmail ? $"mailto:{link.Url}" : link.Url), link.Span.Start, false)],
        HeadingBlock { Inline.FirstChild: not null } heading =>
            [new(MarkKind.Heading, heading.Level.ToString(CultureInfo.InvariantCulture), heading.Span.Start, false)],
        HtmlBlock block => HtmlMarks.In(Slice(source, block.Span), block.Span.Start),
        HtmlInline inline => HtmlMarks.In(inline.Tag, inline.Span.Start),
        _ => Enumerable.Empty<Mark>(),
    });

    private static string UrlOf(LinkInline link) => (link.GetDynamicUrl?.Invoke() ?? link.Url) ?? "";

    private static string Slice(string source, SourceSpan span) =>
        span.IsEmpty || span.End >= source.Length ? "" : source[span.Start..(span.End + 1)];
}
