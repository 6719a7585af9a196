using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Parameters;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes parameters.</summary>
internal static class ParameterDocument
{
    public static IOpenApiParameter IfNoneMatch => new OpenApiParameter
    {
        Name = "If-None-Match",
        In = ParameterLocation.Header,
        Description = "The ETags of what the client has: the answer is 304 where one of them still holds.",
        Schema = Schemas.Text(),
    };

    public static IOpenApiParameter Slug(ContentType type) => new OpenApiParameter
    {
        Name = "slug",
        In = ParameterLocation.Path,
        Required = true,
        Description = $"The slug of the {type.Name}.",
        Schema = Schemas.Text(),
    };

    /// <summary>A version of an entry, in a path.</summary>
    public static IOpenApiParameter Version(string name) => new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = "A version of the entry, from 1.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" },
    };

    /// <summary>A version of an entry or two, in a path.</summary>
    public static IOpenApiParameter OneOrTwoVersions { get; } = new OpenApiParameter
    {
        Name = "version",
        In = ParameterLocation.Path,
        Required = true,
        Description = "A version of the entry, from 1; or two, with two dots between them.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^[1-9][0-9]*(\.\.[1-9][0-9]*)?$" },
        Examples = new Dictionary<string, IOpenApiExample>
        {
            ["one"] = new OpenApiExample { Summary = "As of a version", Value = "7" },
            ["two"] = new OpenApiExample { Summary = "As of two versions, compared", Value = "4..7" },
        },
    };

    extension(Schemas schemas)
    {
        public IOpenApiParameter Of(Parameter parameter)
        {
            var described = new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Required = parameter.IsRequired,
            };
            if (parameter.Filter is { } filter) described.Content = Json(schemas.Of(filter));
            else (described.Schema, described.Explode) = (SchemaOf(parameter), parameter.Arity != Arity.Joined);
            return described;
        }
    }

    private static Dictionary<string, IOpenApiMediaType> Json(IOpenApiSchema schema) =>
        new() { ["application/json"] = new OpenApiMediaType { Schema = schema } };

    private static OpenApiSchema SchemaOf(Parameter parameter)
    {
        var value = ValueOf(parameter);
        var schema = parameter.Arity == Arity.One ? value : Schemas.ListOf(value);
        if (parameter.Default is { } text) schema.Default = DefaultOf(parameter, text);
        return schema;
    }

    private static OpenApiSchema ValueOf(Parameter parameter) => parameter switch
    {
        { Range: var (least, most) } => new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Minimum = least.ToString(CultureInfo.InvariantCulture),
            Maximum = most.ToString(CultureInfo.InvariantCulture),
        },
        { Allowed: { Count: > 0 } allowed } => Schemas.OneOf(allowed),
        _ => new() { Type = JsonSchemaType.String, Format = parameter.Format, MinLength = 1 },
    };

    private static JsonNode DefaultOf(Parameter parameter, string text) => parameter switch
    {
        { Range: not null } => int.Parse(text, CultureInfo.InvariantCulture),
        { Arity: Arity.One } => text,
        _ => new JsonArray(text),
    };
}
