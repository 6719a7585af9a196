using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>The answers that routes share.</summary>
internal sealed class Responses
{
    // Of every operation: nobody can promise that the database is there.
    private const int Unavailable = 503;

    private static readonly (int Status, string Name, string Description)[] _problems =
    [
        (400, "BadRequest", "The query or the body can't be understood."),
        (401, "Unauthorized", "The key is not good, or one is needed."),
        (403, "Forbidden", "The key lacks a scope, which the answer names."),
        (404, "NotFound", "There is no such entry, or readers don't see it."),
        (406, "NotAcceptable", "The Accept header excludes JSON."),
        (409, "Conflict", "It is in the way of something else, or somebody else was faster; see the errors."),
        (410, "Gone", "What was there is not shown any more; of an archived entry its editors are told how it comes back."),
        (412, "PreconditionFailed", "Somebody else has saved since, or the draft was never seen; the differences say what is there. "
            + "Where another entry has the slug by now, nothing is told of it."),
        (413, "PayloadTooLarge", "The body is too large."),
        (415, "UnsupportedMediaType", "The body is of a kind that isn't taken here; Accept-Post or Accept-Patch says which are."),
        (422, "Invalid", "What was sent breaks rules: all of them, by JSON pointer."),
        (428, "PreconditionRequired", "If-Match is missing: a change says what it changes."),
        (429, "TooManyRequests", "Too many bad keys came from this address. Good ones are taken at any time."),
        (Unavailable, "ServiceUnavailable", "The database can't be reached at the moment; nothing was changed, or it is not known whether."),
    ];

    private readonly OpenApiDocument _document;

    public Responses(OpenApiDocument document, Schemas schemas)
    {
        _document = document;
        document.AddComponent<IOpenApiResponse>("NotModified", new OpenApiResponse
        {
            Description = "The client has exactly this already.",
            Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = ETag() },
        });
        foreach (var (status, name, description) in _problems)
            document.AddComponent<IOpenApiResponse>(name, new OpenApiResponse
            {
                Description = description,
                Headers = HeadersOf(status),
                Content = Content("application/problem+json", SchemaOf(status, schemas), ExampleOf(status)),
            });
    }

    private static IOpenApiSchema SchemaOf(int status, Schemas schemas) => status switch
    {
        409 or 422 => SharedSchemas.Invalid(schemas),
        412 => WriteSchemas.Stale(schemas),
        _ => SharedSchemas.Problem(schemas),
    };

    private static Dictionary<string, IOpenApiHeader> HeadersOf(int status) => status switch
    {
        401 or 403 => Header("WWW-Authenticate", "What is wrong with the credential, by RFC 6750: Bearer, error=\"invalid_token\" and so on."),
        429 or Unavailable => Header("Retry-After", "How many seconds to wait."),
        _ => [],
    };

    private static Dictionary<string, IOpenApiHeader> Header(string name, string description) =>
        new() { [name] = new OpenApiHeader { Description = description, Schema = Schemas.Text() } };

    private static JsonObject? ExampleOf(int status) => status switch
    {
        412 => Example(status, "Precondition Failed", "Nothing was changed: the draft is at \"d8\" now.", ("version", 8), ("etag", "\"d8\""), ("differences", new JsonArray(
            new JsonObject { ["pointer"] = "/title", ["base"] = "Helo", ["yours"] = "Hello", ["theirs"] = "Hullo" }))),
        422 => Example(status, "Unprocessable Entity", "Nothing was changed: see the errors for all that is wrong.", ("errors", new JsonArray(
            new JsonObject { ["pointer"] = "/slug", ["detail"] = "A slug is 1 to 200 letters, digits and - _ . ~ +.", ["line"] = 3 }))),
        _ => null,
    };

    private static JsonObject Example(int status, string title, string detail, params (string Name, JsonNode Value)[] members)
    {
        var problem = new JsonObject { ["type"] = "about:blank", ["title"] = title, ["status"] = status, ["detail"] = detail };
        foreach (var (name, value) in members) problem[name] = value;
        return problem;
    }

    /// <summary>An entry after a change.</summary>
    public OpenApiResponses OfChange(string status, string description, IOpenApiSchema schema, int[] problems, bool hasLocation = false, bool merges = false)
    {
        var success = Success(schema, description);
        success.Headers!["ETag"] = new OpenApiHeader { Description = "What If-Match of the next change has to say: \"d7\".", Schema = Schemas.Text() };
        if (hasLocation) success.Headers["Location"] = new OpenApiHeader { Description = "Where the new entry is.", Schema = Schemas.Text() };
        if (merges) success.Headers["Preference-Applied"] = new OpenApiHeader { Description = "\"merge\" where it was merged.", Schema = Schemas.Text() };
        return With(new() { [status] = success }, problems);
    }

    /// <summary>An entry.</summary>
    public OpenApiResponses OfItem(IOpenApiSchema schema, string description = "The entry.") =>
        All(Success(schema, description), 400, 401, 403, 404, 406, 410, 429);

    /// <summary>A part of a list.</summary>
    public OpenApiResponses OfList(IOpenApiSchema schema, params IEnumerable<int> others)
    {
        var success = Success(schema, "A part of the list.");
        success.Headers!["Link"] = new OpenApiHeader
        {
            Description = "The next part, rel=\"next\"; not there at the end.",
            Schema = Schemas.Text(),
        };
        return All(success, [400, 401, 403, 406, 429, .. others]);
    }

    /// <summary>JSON that is not cached, or nothing at all, and the problems with these statuses.</summary>
    public OpenApiResponses Of(int status, string description, IOpenApiSchema? schema, params int[] problems)
    {
        var success = new OpenApiResponse { Description = description, Content = schema is null ? null : Content("application/json", schema) };
        if (status == StatusCodes.Status201Created) success.Headers = Header("Location", "Where it is.");
        return With(new() { [$"{status}"] = success }, problems);
    }

    private OpenApiResponses All(OpenApiResponse success, params int[] problems) =>
        With(new() { ["200"] = success, ["304"] = new OpenApiResponseReference("NotModified", _document) }, problems);

    private OpenApiResponses With(OpenApiResponses all, int[] problems)
    {
        foreach (var (status, name, _) in _problems.Where(problem => problem.Status == Unavailable || problems.Contains(problem.Status)))
            all[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(name, _document);
        return all;
    }

    private static OpenApiResponse Success(IOpenApiSchema schema, string description) => new()
    {
        Description = description,
        Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = ETag() },
        Content = Content("application/json", schema),
    };

    private static OpenApiHeader ETag() => new()
    {
        Description = "A hash of what is sent; of a draft, its version: \"d7\", or \"d7.press\" where it moved on from the slug of its id.",
        Schema = Schemas.Text(),
    };

    private static Dictionary<string, IOpenApiMediaType> Content(string type, IOpenApiSchema schema, JsonNode? example = null) =>
        new() { [type] = new OpenApiMediaType { Schema = schema, Example = example } };
}
