using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what editors send: everything is optional, so that a draft may be incomplete.</summary>
internal sealed class InputSchemas(Schemas schemas, ContentType type)
{
    private readonly string _name = type.Model.Name;

    /// <summary>A whole draft.</summary>
    public IOpenApiSchema Whole() => schemas.Named($"{_name}Input", $"input of {_name}", () => Object(
        $"A draft of a {type.Name}. What is left out is empty; what was read may be sent back as it is.", field => schemas.Of(type.Name, field), Text));

    /// <summary>What is to change in a draft.</summary>
    public IOpenApiSchema Patch() => schemas.Named($"{_name}Patch", $"patch of {_name}", () => Object(
        $"What is to change in the draft of a {type.Name} (RFC 7396): what is left out stays, null takes away, objects are merged.",
        field => Schemas.Described(Schemas.Nullable(schemas.Of(type.Name, field)), field.Description),
        description => Schemas.Described(Schemas.Nullable(Schemas.Text()), description)));

    /// <summary>A small draft.</summary>
    public JsonObject Example() => type.Fields.FirstOrDefault(field => field.Kind == FieldKind.Markdown) is { } text
        ? new() { [type.Titled] = "Hello, World", [text.Name] = "Some *words*." }
        : new() { [type.Titled] = "Example" };

    private OpenApiSchema Object(string description, Func<Field, IOpenApiSchema> of, Func<string, IOpenApiSchema> text)
    {
        (string Name, IOpenApiSchema Schema)[] members =
        [
            ("slug", text("What it is found by; made of the title where a new entry has none.")),
            ("path", text("Where the site shows it, \"/join\"; made of the slug where a new entry has none.")),
            ("publishedAt", text("The date that readers are to see, in UTC or with an offset; for what is not published yet.")),
            .. type.Fields.Where(field => field.Name is not ("seo" or "extra")).Select(field => (field.Name, of(field))),
            ("seo", Schemas.Described(Schemas.Nullable(Seo()), "What search engines and social networks are told.")),
            ("extra", Schemas.Described(Schemas.Anything(), "Whatever no field takes.")),
        ];
        return Schemas.Object(description, members, [.. members.Select(member => member.Name)]);
    }

    private IOpenApiSchema Seo() => schemas.Named("SeoInput", "input of seo", () => Schemas.Object(
        "What search engines and social networks are told; where it says nothing, they are told the entry's own title and description.",
        Shape.Seo(type).Members.Select(member => (member.Name, schemas.Of("seo", member))), [.. Shape.Seo(type).Members.Select(member => member.Name)]));

    private static IOpenApiSchema Text(string description) => Schemas.Described(Schemas.Text(), description);
}
