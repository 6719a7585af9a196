namespace OpenInfra.Cms.Rendering;

/// <summary>
/// All that is derived from a Markdown source, once, at write. It is free of context: relative links stay relative.
/// </summary>
public sealed record RenderedText
{
    /// <summary>The sanitized HTML; <see cref="Policy"/> says what it may hold.</summary>
    public required string Html { get; init; }

    /// <summary>
    /// The text without markup. One newline stands between blocks (paragraphs, list items, table rows, lines of code) and for each line
    /// break; any other run of white space, U+00A0 among it, is one space: a reader and a search tell them apart no more than an eye does.
    /// </summary>
    public required string Plain { get; init; }

    /// <summary>The headings, Markdown's and HTML's, flat and in the order of the document.</summary>
    public IReadOnlyList<Heading> Toc { get; init; } = [];

    /// <summary>The links in their order, those that footnotes make of themselves left out.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>The images in their order.</summary>
    public IReadOnlyList<Image> Images { get; init; } = [];

    /// <summary>How many words a reader goes through, a Chinese or Japanese character counting as one.</summary>
    public int WordCount { get; init; }
}

/// <summary>A heading and the id that its anchor has in the HTML.</summary>
public sealed record Heading(int Level, string Id, string Text);

/// <summary>A link: its target as written and its text.</summary>
public sealed record Link(string Href, string Text);

/// <summary>An image: its source as written; no alt at all is null, which a checker tells from a decorative image's empty one.</summary>
public sealed record Image(string Src, string? Alt, string? Title);
