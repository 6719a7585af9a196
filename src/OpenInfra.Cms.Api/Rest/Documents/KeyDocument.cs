using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest.Keys;
using Scope = OpenInfra.Cms.Access.Scope;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>Describes how keys are looked after.</summary>
internal sealed class KeyDocument(OpenApiDocument document, Schemas schemas, Responses responses)
{
    public const string Tag = "keys";

    // What every one of these routes may answer.
    private static readonly int[] _refusals = [401, 403, 406, 429], _bodyRefusals = [400, 413, 415, 422];

    public void Apply()
    {
        document.Tags!.Add(new() { Name = Tag, Description = "The keys of editors and programs; for administrators." });
        document.Paths.Add(KeyRoutes.Path, PathOf((HttpMethod.Get, List()), (HttpMethod.Post, Make())));
        document.Paths.Add(KeyRoutes.Item, PathOf((HttpMethod.Get, Get()), (HttpMethod.Delete, Revoke())));
        document.Paths.Add(KeyRoutes.Rotation, PathOf((HttpMethod.Post, Rotate())));
        document.Paths.Add(KeyRoutes.Previews, PathOf((HttpMethod.Delete, EndPreviews())));
    }

    private OpenApiOperation List() => Operation(
        "listKeys", "Lists keys", "All keys, revoked ones included, without their secrets.", [],
        responses.Of(200, "The keys.", KeySchemas.List(schemas), _refusals));

    private OpenApiOperation Make() => Operation(
        "makeKey", "Makes a key", "The token is in this answer and nowhere else, ever.", [],
        responses.Of(201, "The key, with its token.", KeySchemas.Issued(schemas), [.. _refusals, .. _bodyRefusals, 409]))
        .Taking(KeySchemas.Request(schemas));

    private OpenApiOperation Get() => Operation(
        "getKey", "Reads one key", "The key with this id, without its secret.", [Id()],
        responses.Of(200, "The key.", KeySchemas.Key(schemas), [.. _refusals, 404]));

    private OpenApiOperation Revoke() => Operation(
        "revokeKey", "Revokes a key", "Ends the key at once and for ever; it stays listed.", [Id()],
        responses.Of(204, "It is revoked, now or since before.", null, [.. _refusals, 404]));

    private OpenApiOperation Rotate() => Operation(
        "rotateKey", "Gives a key a new secret",
        "The token is in this answer and nowhere else, ever. The one before is good for as long as is asked for.", [Id()],
        responses.Of(200, "The key, with its new token.", KeySchemas.Issued(schemas), [.. _refusals, .. _bodyRefusals, 404, 409]))
        .Taking(KeySchemas.Rotation(schemas), isRequired: false);

    private OpenApiOperation EndPreviews() => Operation(
        "endPreviews", "Ends all previews", "No preview token made so far shows anything any more.", [],
        responses.Of(204, "They have ended.", null, _refusals));

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
