using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Keys;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes how keys are looked after.</summary>
internal sealed class KeyDocument(OpenApiDocument document, Schemas schemas, Responses responses)
{
    public const string Tag = "keys";

    public void Apply()
    {
        document.Tags!.Add(new() { Name = Tag, Description = "The keys of editors and programs; for administrators." });
        document.Paths.Add(KeyRoutes.Path, PathOf(
            (HttpMethod.Get, Operation("listKeys", "Lists keys", "All keys, revoked ones included, without their secrets.", [], responses.Of(
                200, "The keys.", KeySchemas.List(schemas), 401, 403, 406, 429))),
            (HttpMethod.Post, Operation("makeKey", "Makes a key", "The token is in this answer and nowhere else, ever.", [], responses.Of(
                201, "The key, with its token.", KeySchemas.Issued(schemas), 400, 401, 403, 406, 409, 413, 415, 422, 429)).Taking(KeySchemas.Request(schemas)))));
        document.Paths.Add(KeyRoutes.Item, PathOf(
            (HttpMethod.Get, Operation("getKey", "Reads one key", "The key with this id, without its secret.", [Id()], responses.Of(
                200, "The key.", KeySchemas.Key(schemas), 401, 403, 404, 406, 429))),
            (HttpMethod.Delete, Operation("revokeKey", "Revokes a key", "Ends the key at once and for ever; it stays listed.", [Id()], responses.Of(
                204, "It is revoked, now or since before.", null, 401, 403, 404, 406, 409, 429)))));
        document.Paths.Add(KeyRoutes.Rotation, PathOf(
            (HttpMethod.Post, Operation("rotateKey", "Gives a key a new secret",
                "The token is in this answer and nowhere else, ever. The one before is good for as long as is asked for.", [Id()], responses.Of(
                    200, "The key, with its new token.", KeySchemas.Issued(schemas), 400, 401, 403, 404, 406, 409, 413, 415, 422, 429))
                .Taking(KeySchemas.Rotation(schemas), isRequired: false))));
        document.Paths.Add(KeyRoutes.Previews, PathOf(
            (HttpMethod.Delete, Operation("endPreviews", "Ends all previews", "No preview token made so far shows anything any more.", [], responses.Of(
                204, "They have ended.", null, 401, 403, 406, 429)))));
    }

    private OpenApiOperation Operation(
        string id, string summary, string description, IList<IOpenApiParameter> parameters, OpenApiResponses answers) => new()
        {
            OperationId = id,
            Summary = summary,
            Description = description,
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Parameters = parameters,
            Responses = answers,
            Security = Security.Needing(document, Scope.Admin),
        };

    private static OpenApiPathItem PathOf(params IEnumerable<(HttpMethod Method, OpenApiOperation Operation)> operations) =>
        new() { Operations = operations.ToDictionary(one => one.Method, one => one.Operation) };

    private static OpenApiParameter Id() => new()
    {
        Name = "id",
        In = ParameterLocation.Path,
        Required = true,
        Description = "The key's id: what its token has between the underscores.",
        Schema = Schemas.Text(),
    };
}
