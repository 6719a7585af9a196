using System.Globalization;
using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>The answers that routes share.</summary>
internal sealed class Responses
{
    private static readonly (int Status, string Name, string Description)[] _problems =
    [
        (400, "BadRequest", "The query or the body can't be understood."),
        (401, "Unauthorized", "The key is not good, or one is needed."),
        (403, "Forbidden", "The key lacks a scope, which the answer names."),
        (404, "NotFound", "There is no such entry, or readers don't see it."),
        (406, "NotAcceptable", "The Accept header excludes JSON."),
        (409, "Conflict", "It is in the way of something else, or somebody else was faster; see the errors."),
        (415, "UnsupportedMediaType", "The body is no JSON."),
        (422, "Invalid", "What was sent breaks rules: all of them, by JSON pointer."),
        (429, "TooManyRequests", "Too many bad keys came from this address; Retry-After says how long to wait. Good ones are taken at any time."),
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
                Content = Content("application/problem+json", status is 409 or 422 ? SharedSchemas.Invalid(schemas) : SharedSchemas.Problem(schemas)),
            });
    }

    /// <summary>An entry.</summary>
    public OpenApiResponses OfItem(IOpenApiSchema schema) => All(Success(schema, "The entry."), 400, 401, 403, 404, 406, 429);

    /// <summary>A part of a list.</summary>
    public OpenApiResponses OfList(IOpenApiSchema schema)
    {
        var success = Success(schema, "A part of the list.");
        success.Headers!["Link"] = new OpenApiHeader
        {
            Description = "The next part, rel=\"next\"; not there at the end.",
            Schema = Schemas.Text(),
        };
        return All(success, 400, 401, 403, 406, 429);
    }

    /// <summary>JSON that is not cached, or nothing at all, and the problems with these statuses.</summary>
    public OpenApiResponses Of(int status, string description, IOpenApiSchema? schema, params int[] problems)
    {
        var success = new OpenApiResponse { Description = description, Content = schema is null ? null : Content("application/json", schema) };
        return With(new() { [$"{status}"] = success }, problems);
    }

    private OpenApiResponses All(OpenApiResponse success, params int[] problems) =>
        With(new() { ["200"] = success, ["304"] = new OpenApiResponseReference("NotModified", _document) }, problems);

    private OpenApiResponses With(OpenApiResponses all, int[] problems)
    {
        foreach (var (status, name, _) in _problems.Where(problem => problems.Contains(problem.Status)))
            all[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(name, _document);
        return all;
    }

    private static OpenApiResponse Success(IOpenApiSchema schema, string description) => new()
    {
        Description = description,
        Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = ETag() },
        Content = Content("application/json", schema),
    };

    private static OpenApiHeader ETag() => new() { Description = "A hash of what is sent; of a draft, its version: \"d7\".", Schema = Schemas.Text() };

    private static Dictionary<string, IOpenApiMediaType> Content(string type, IOpenApiSchema schema) =>
        new() { [type] = new OpenApiMediaType { Schema = schema } };
}
