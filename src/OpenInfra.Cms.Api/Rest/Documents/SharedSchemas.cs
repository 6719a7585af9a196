using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what all types share.</summary>
internal static class SharedSchemas
{
    /// <summary>What search engines are told: never without a title and a description, whatever the source left out.</summary>
    public static IOpenApiSchema Seo(Schemas schemas, Field seo) => schemas.Named(seo.ValueType.Name, seo.ValueType, () => Schemas.Object(
        "What search engines and social networks are told.",
        seo.Members.Select(member => (member.Name, schemas.Of("seo", member.Name is "title" or "description" ? member with { IsNullable = false } : member)))));

    /// <summary>What can be sent of a long text.</summary>
    public static IOpenApiSchema TextIncluded(Schemas schemas) => schemas.Named("TextIncluded", "included texts", () => Schemas.Object(
        "What was asked for of one text; the rest is not there.",
        TextPart.All.Select(part => (part.Name, Part(schemas, part.Name))),
        [.. TextPart.All.Select(part => part.Name)]));

    /// <summary>An error.</summary>
    public static IOpenApiSchema Problem(Schemas schemas) => schemas.Named("Problem", "problems", () => Schemas.Object(
        "What went wrong (RFC 9457).",
        [
            Text("type", "What kind of problem it is: \"about:blank\" where the status says it all.", "uri-reference"),
            Text("title", "The words of the status."),
            ("status", Schemas.Described(Schemas.Count(), "The HTTP status.")),
            Text("detail", "What is wrong, in a sentence for people."),
            Text("traceId", "What the log has it under."),
            ("errors", Schemas.Described(Schemas.ListOf(ParameterProblem(schemas)), "All that is wrong with the parameters.")),
        ], "detail", "traceId", "errors"));

    private static IOpenApiSchema ParameterProblem(Schemas schemas) => schemas.Named("ParameterProblem", "problems of parameters", () => Schemas.Object(
        "What is wrong with one parameter.",
        [
            Text("parameter", "The parameter's name."),
            Text("detail", "What is wrong, in a sentence for people."),
            ("code", Schemas.Described(Schemas.Nullable(Schemas.Text()), "What is wrong, for programs; null where only the sentence says it.")),
        ]));

    private static IOpenApiSchema Part(Schemas schemas, string name) => name switch
    {
        "html" => Schemas.Described(new OpenApiSchema { Type = JsonSchemaType.String, ContentMediaType = "text/html" }, "The text as sanitized HTML."),
        "text" => Schemas.Described(Schemas.Text(), "The text without markup."),
        "toc" => Schemas.Described(Schemas.ListOf(Heading(schemas)), "Its headings, flat and in order."),
        "excerpt" => Schemas.Described(new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = TextPart.ExcerptLength }, "Its first words, on one line."),
        "readingMinutes" => Schemas.Described(Schemas.Count(), "How long it takes to read."),
        "wordCount" => Schemas.Described(Schemas.Count(), "How many words it has."),
        "links" => Schemas.Described(Schemas.ListOf(Link(schemas)), "Its links, in order."),
        "images" => Schemas.Described(Schemas.ListOf(Image(schemas)), "Its images, in order."),
        "markdown" => Schemas.Described(new OpenApiSchema { Type = JsonSchemaType.String, ContentMediaType = "text/markdown" }, "The text as it was written."),
        _ => throw new NotSupportedException($"The OpenAPI document has no schema for the part {name} of a text."),
    };

    private static IOpenApiSchema Heading(Schemas schemas) => schemas.Named("Heading", "headings", () => Schemas.Object("A heading of a text.",
    [
        ("level", Schemas.Described(new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "6" }, "1 for the highest.")),
        Text("id", "The id of its anchor in the HTML."),
        Text("text", "Its words."),
    ]));

    private static IOpenApiSchema Link(Schemas schemas) => schemas.Named("Link", "links", () => Schemas.Object("A link of a text.",
        [Text("href", "Where it leads, as written."), Text("text", "Its words.")]));

    private static IOpenApiSchema Image(Schemas schemas) => schemas.Named("Image", "images", () => Schemas.Object("An image of a text.",
    [
        Text("src", "Where it is, as written."),
        ("alt", Schemas.Described(Schemas.Nullable(Schemas.Text()), "What stands for it where it can't be seen; empty for decoration, null where the text says nothing.")),
        ("title", Schemas.Described(Schemas.Nullable(Schemas.Text()), "Its title.")),
    ]));

    private static (string, IOpenApiSchema) Text(string name, string description, string? format = null) =>
        (name, Schemas.Described(Schemas.Text(format), description));
}
