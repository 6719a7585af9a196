using System.Text.Json;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>Something that is sent of a long text when it is asked for.</summary>
internal sealed record TextPart(string Name, Action<Utf8JsonWriter, StoredText> Write)
{
    /// <summary>The most characters that an excerpt has.</summary>
    public const int ExcerptLength = 200;

    public static IReadOnlyList<TextPart> All { get; } =
    [
        new("html", (json, text) => json.WriteStringValue(text.Rendered.Html)),
        new("text", (json, text) => json.WriteStringValue(text.Rendered.Plain)),
        new("toc", (json, text) => WriteAll(json, text.Rendered.Toc)),
        new("excerpt", (json, text) => json.WriteStringValue(Excerpts.Excerpt(text.Rendered.Plain, ExcerptLength))),
        new("readingMinutes", (json, text) => json.WriteNumberValue(Excerpts.ReadingMinutes(text.Rendered.WordCount))),
        new("wordCount", (json, text) => json.WriteNumberValue(text.Rendered.WordCount)),
        new("links", (json, text) => WriteAll(json, text.Rendered.Links)),
        new("images", (json, text) => WriteAll(json, text.Rendered.Images)),
        new("markdown", (json, text) => json.WriteStringValue(text.Source)),
    ];

    private static void WriteAll<T>(Utf8JsonWriter json, IReadOnlyList<T> values) => JsonSerializer.Serialize(json, values, Wire.Json);
}
