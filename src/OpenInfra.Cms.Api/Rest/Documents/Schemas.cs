using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>The named schemas of a document.</summary>
internal sealed class Schemas(OpenApiDocument document)
{
    private readonly Dictionary<string, object> _owners = [];

    /// <summary>A reference to the schema of this name, which is made when it is first referred to.</summary>
    /// <param name="name">The name in the document.</param>
    /// <param name="owner">What the schema describes: two things can't share a name.</param>
    /// <param name="make">Makes the schema.</param>
    /// <exception cref="NotSupportedException">Something else has the name.</exception>
    public IOpenApiSchema Named(string name, object owner, Func<IOpenApiSchema> make)
    {
        if (_owners.TryAdd(name, owner)) document.AddComponent(name, make());
        else if (!_owners[name].Equals(owner))
            throw new NotSupportedException($"Two schemas of the OpenAPI document would be {name}: of {owner} and of {_owners[name]}.");
        return new OpenApiSchemaReference(name, document);
    }

    public static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    /// <summary>A text of a media type.</summary>
    public static OpenApiSchema Media(string type) => new() { Type = JsonSchemaType.String, ContentMediaType = type };

    public static OpenApiSchema Count(string format = "int32") => new() { Type = JsonSchemaType.Integer, Format = format, Minimum = "0" };

    // Said in so many words: generators of types take an object without members to have none.
    /// <summary>An object with any members.</summary>
    public static OpenApiSchema Anything() => new() { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema() };

    public static OpenApiSchema ListOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    public static OpenApiSchema OneOf(IEnumerable<string> values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)value)] };

    /// <summary>An object whose members are always there, but for those that are named.</summary>
    public static OpenApiSchema Object(
        string description, IEnumerable<(string Name, IOpenApiSchema Schema)> members, params string[] optional)
    {
        var all = members.ToList();
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Properties = all.ToDictionary(member => member.Name, member => member.Schema),
            Required = all.Select(member => member.Name).Except(optional).ToHashSet(),
        };
    }

    /// <summary>The schema, or null.</summary>
    public static IOpenApiSchema Nullable(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema { Type: { } type } own)
            return new OpenApiSchema { AnyOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        own.Type = type | JsonSchemaType.Null;
        return own;
    }

    /// <summary>The schema with words of its own, which a reference may have beside what it refers to.</summary>
    public static IOpenApiSchema Described(IOpenApiSchema schema, string? description, string? deprecation = null)
    {
        schema.Description = description;
        return deprecation is null ? schema : Deprecated(schema, deprecation);
    }

    private static IOpenApiSchema Deprecated(IOpenApiSchema schema, string reason)
    {
        schema.Description = $"{schema.Description} {reason}".Trim();
        if (schema is OpenApiSchemaReference reference) reference.Deprecated = true;
        else ((OpenApiSchema)schema).Deprecated = true;
        return schema;
    }
}
