using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Revisions;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes how the history of a type's entries is read.</summary>
internal sealed class RevisionOperations(OpenApiDocument document, Resource resource, Schemas schemas, Responses responses)
{
    private readonly ContentType _type = resource.Type;

    public OpenApiOperation List() => Operation(
        "list", "Revisions", $"Lists what happened to one {_type.Name}", "The newest first, a part at a time: who did what when.",
        [.. RevisionParameters.List.Select(schemas.Of)], responses.OfList(RevisionSchemas.List(schemas), 404));

    /// <summary>Both in one: paths that differ only in the form of what is filled in are ambiguous to OpenAPI.</summary>
    public OpenApiOperation OneOrTwo(IOpenApiSchema item) => Operation(
        "get", "Revision", $"Reads one {_type.Name} as of a version, or compares it as of two",
        "As of one, the draft as its editors saw it then; of two, the fields that differ, long texts by lines.",
        [ParameterDocument.OneOrTwoVersions, .. Includes()],
        responses.OfItem(new OpenApiSchema { AnyOf = [item, RevisionSchemas.Comparison(schemas)] }));

    private OpenApiOperation Operation(
        string verb, string what, string summary, string description, IEnumerable<IOpenApiParameter> asked, OpenApiResponses answers) =>
        new()
        {
            OperationId = $"{verb}{_type.Model.Name}{what}",
            Summary = summary,
            Description = $"{description} Archived entries are found too.",
            Tags = new HashSet<OpenApiTagReference> { new(_type.Plural, document) },
            Parameters = [ParameterDocument.Slug(_type), .. asked, ParameterDocument.IfNoneMatch],
            Responses = answers,
            Security = Security.Needing(document, Scope.Read),
        };

    private IEnumerable<IOpenApiParameter> Includes() => resource.Includes.Parameter is { } include ? [schemas.Of(include)] : [];
}
