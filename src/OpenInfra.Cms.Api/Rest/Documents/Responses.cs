using System.Globalization;
using Microsoft.OpenApi;

namespace OpenInfra.Cms.Api.Rest.Documents;

/// <summary>The answers that routes share.</summary>
internal sealed class Responses
{
    private static readonly (int Status, string Name, string Description)[] _problems =
    [
        (400, "BadRequest", "The query can't be understood; `errors` says all that is wrong with it."),
        (401, "Unauthorized", "Drafts need a key."),
        (404, "NotFound", "There is no such entry, or readers don't see it."),
        (406, "NotAcceptable", "The Accept header excludes JSON."),
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
        foreach (var (_, name, description) in _problems)
            document.AddComponent<IOpenApiResponse>(name, new OpenApiResponse
            {
                Description = description,
                Content = Content("application/problem+json", SharedSchemas.Problem(schemas)),
            });
    }

    /// <summary>An entry.</summary>
    public OpenApiResponses OfItem(IOpenApiSchema schema) => All(Success(schema, "The entry."), 400, 401, 404, 406);

    /// <summary>A part of a list.</summary>
    public OpenApiResponses OfList(IOpenApiSchema schema)
    {
        var success = Success(schema, "A part of the list.");
        success.Headers!["Link"] = new OpenApiHeader
        {
            Description = "The next part, rel=\"next\"; not there at the end.",
            Schema = Schemas.Text(),
        };
        return All(success, 400, 401, 406);
    }

    private OpenApiResponses All(OpenApiResponse success, params int[] problems)
    {
        var all = new OpenApiResponses { ["200"] = success, ["304"] = new OpenApiResponseReference("NotModified", _document) };
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

    private static OpenApiHeader ETag() => new() { Description = "A hash of what is sent.", Schema = Schemas.Text() };

    private static Dictionary<string, IOpenApiMediaType> Content(string type, IOpenApiSchema schema) =>
        new() { [type] = new OpenApiMediaType { Schema = schema } };
}
