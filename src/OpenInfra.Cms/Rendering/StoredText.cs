namespace OpenInfra.Cms.Rendering;

/// <summary>A text and all that is derived from it: immutable, one for each source and renderer version, shared by all that quote it.</summary>
public sealed record StoredText
{
    /// <summary>"{renderer version}/{SHA-256 of the source}".</summary>
    public required string Id { get; init; }

    /// <summary>The Markdown source, as it was written.</summary>
    public required string Source { get; init; }

    /// <summary>What the source was rendered to.</summary>
    public required RenderedText Rendered { get; init; }

    /// <summary>The key of the text with this hash, as this version renders it.</summary>
    public static string IdOf(string hash) => $"{Renderer.Version}/{hash}";

    /// <summary>Renders a text for the store.</summary>
    public static StoredText Of(Markdown text)
    {
        var source = text.Source ?? throw new ArgumentException("Only a text that was written can be rendered.", nameof(text));
        return new() { Id = IdOf(text.Hash), Source = source, Rendered = Renderer.Render(source) };
    }
}
