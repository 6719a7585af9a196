using System.Globalization;
using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Parameters;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes what can be done with the entries of a type.</summary>
internal sealed class Operations(OpenApiDocument document, ContentType type, Schemas schemas, Responses responses)
{
    public OpenApiOperation List(IReadOnlyList<Parameter> parameters, IOpenApiSchema schema) => new()
    {
        OperationId = $"list{Capitalized(type.Plural)}",
        Summary = $"Lists {type.Plural}",
        Description = $"The published {type.Plural}, the newest first unless another order is asked for, a part at a time.",
        Tags = Tags(),
        Parameters = [.. parameters.Select(schemas.Of), ParameterDocument.IfNoneMatch],
        Responses = responses.OfList(schema),
        Security = Security.Taking(document, Scope.Read),
    };

    public OpenApiOperation Item(IReadOnlyList<Parameter> parameters, IOpenApiSchema schema) => new()
    {
        OperationId = $"get{Capitalized(type.Name)}",
        Summary = $"Reads one {type.Name}",
        Description = $"The published {type.Name} with this slug.",
        Tags = Tags(),
        Parameters = [ParameterDocument.Slug(type), .. parameters.Select(schemas.Of), ParameterDocument.IfNoneMatch],
        Responses = responses.OfItem(schema),
        Security = Security.Taking(document, Scope.Read),
    };

    public OpenApiOperation Preview(IOpenApiSchema preview, IOpenApiSchema request) => new OpenApiOperation
    {
        OperationId = $"preview{Capitalized(type.Name)}",
        Summary = $"Makes a preview of one {type.Name}",
        Description = "A token that shows this draft to whoever has it, until it expires: as ?preview= or Authorization: Bearer, "
            + "by REST and GraphQL.",
        Tags = Tags(),
        Parameters = [ParameterDocument.Slug(type)],
        Responses = responses.Of(201, "The preview.", preview, 400, 401, 403, 404, 406, 413, 415, 422, 429),
        Security = Security.Needing(document, Scope.Read),
    }.Taking(request, isRequired: false);

    private HashSet<OpenApiTagReference> Tags() => [new(type.Plural, document)];

    /// <summary>A name as it begins a word of its own.</summary>
    public static string Capitalized(string name) => CultureInfo.InvariantCulture.TextInfo.ToUpper(name[0]) + name[1..];
}
