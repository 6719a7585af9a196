using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what can be sent of long texts.</summary>
internal static class TextSchemas
{
    /// <summary>What is sent of one text.</summary>
    public static IOpenApiSchema Included(Schemas schemas) => schemas.Named("TextIncluded", "included texts", () => Schemas.Object(
        "What was asked for of one text; the rest is not there.",
        TextPart.All.Select(part => (part.Name, Part(schemas, part.Name))),
        [.. TextPart.All.Select(part => part.Name)]));

    private static IOpenApiSchema Part(Schemas schemas, string name) => name switch
    {
        "html" => Schemas.Described(Schemas.Media("text/html"), "The text as sanitized HTML."),
        "text" => Schemas.Described(Schemas.Text(), "The text without markup."),
        "toc" => Schemas.Described(Schemas.ListOf(Heading(schemas)), "Its headings, flat and in order."),
        "excerpt" => Schemas.Described(Excerpt(), "Its first words, on one line."),
        "readingMinutes" => Schemas.Described(Schemas.Count(), "How long it takes to read."),
        "wordCount" => Schemas.Described(Schemas.Count(), "How many words it has."),
        "links" => Schemas.Described(Schemas.ListOf(Link(schemas)), "Its links, in order."),
        "images" => Schemas.Described(Schemas.ListOf(Image(schemas)), "Its images, in order."),
        "markdown" => Schemas.Described(Schemas.Media("text/markdown"), "The text as it was written."),
        _ => throw new NotSupportedException($"The OpenAPI document has no schema for the part {name} of a text."),
    };

    private static OpenApiSchema Excerpt() => new() { Type = JsonSchemaType.String, MaxLength = TextPart.ExcerptLength };

    private static OpenApiSchema Level() => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "6" };

    private static IOpenApiSchema Heading(Schemas schemas) => schemas.Named("Heading", "headings", () => Schemas.Object("A heading.",
    [
        ("level", Schemas.Described(Level(), "1 for the highest.")),
        ("id", Schemas.Described(Schemas.Text(), "The id of its anchor in the HTML.")),
        ("text", Schemas.Described(Schemas.Text(), "Its words.")),
    ]));

    private static IOpenApiSchema Link(Schemas schemas) => schemas.Named("Link", "links", () => Schemas.Object("A link.",
    [
        ("href", Schemas.Described(Schemas.Text(), "Where it leads, as written.")),
        ("text", Schemas.Described(Schemas.Text(), "Its words.")),
    ]));

    private static IOpenApiSchema Image(Schemas schemas) => schemas.Named("Image", "images", () => Schemas.Object("An image.",
    [
        ("src", Schemas.Described(Schemas.Text(), "Where it is, as written.")),
        ("alt", Schemas.Described(Schemas.Nullable(Schemas.Text()), "What stands for it; empty for decoration, null for nothing.")),
        ("title", Schemas.Described(Schemas.Nullable(Schemas.Text()), "Its title.")),
    ]));
}
