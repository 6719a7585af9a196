namespace OpenInfra.Cms.Rendering;
public sealed record RenderedText { public string Html {get;init;} = ""; public string Plain {get;init;} = ""; }
public static class Renderer { public const int Version = 1; public static RenderedText Render(string markdown) => new() { Html = markdown, Plain = markdown }; }
