namespace OpenInfra.Cms.Checking.Bodies;

/// <summary>What a source is searched for.</summary>
internal enum MarkKind
{
    Link,
    Image,
    Heading,
}

/// <summary>A link, an image or a heading in the source of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The target of a link or image, decoded; the level of a heading.</param>
/// <param name="Position">The index of its first character.</param>
/// <param name="IsHtml">Whether it is written in HTML.</param>
internal sealed record Mark(MarkKind Kind, string Value, int Position, bool IsHtml);
