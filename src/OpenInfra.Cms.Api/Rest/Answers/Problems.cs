using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>What went wrong, as problem+json (RFC 9457).</summary>
internal static partial class Problems
{
    public static IResult NotFound(ContentType type, string slug, Perspective perspective)
    {
        var what = $"{(perspective.ShowsDraftsOf(type) ? "" : "published ")}{type.Name} with the slug \"{slug}\"";
        var why = perspective.Moment is { } moment ? $"There was no {what} at {moment.UtcDateTime:O}." : $"There is no {what}.";
        return Of(StatusCodes.Status404NotFound, why);
    }

    /// <summary>It is out of use; its editors are told how it comes back.</summary>
    public static IResult Archived(Resource resource, string slug, string tag)
    {
        var restoration = $"{resource.Path}/{Uri.EscapeDataString(slug)}/restoration";
        return Of(StatusCodes.Status410Gone,
            $"The {resource.Type.Name} with the slug \"{slug}\" is archived. "
                + $"PUT {restoration} with If-Match: \"{tag}\" brings it back as a draft.",
            ("etag", $"\"{tag}\""));
    }

    public static IResult NoRevision(ContentType type, string slug, string version) => Of(
        StatusCodes.Status404NotFound, $"There is no version {version} of the {type.Name} with the slug \"{slug}\"; the first is 1.");

    public static IResult NotAcceptable() =>
        Of(StatusCodes.Status406NotAcceptable, "There is only application/json here, and the Accept header excludes it.");

    /// <summary>What is wrong with the query of a request that takes none; null where nothing is.</summary>
    public static IResult? OfParameters(HttpRequest request)
    {
        var query = new Query(request.Query);
        query.RefuseOthers([]);
        return Of(query);
    }

    /// <summary>All that is wrong with a query, said at once; null where nothing is.</summary>
    public static IResult? Of(Query query) => query.Problems is { Count: > 0 } problems
        ? Of(StatusCodes.Status400BadRequest, "The query can't be understood; see the errors.", ("errors", problems))
        : null;

    public static ProblemHttpResult Of(int status, string detail, params IEnumerable<(string Name, object? Value)> extensions) =>
        TypedResults.Problem(new ProblemDetails
        {
            Status = status,
            Detail = detail,
            Extensions = extensions.ToDictionary(extension => extension.Name, extension => extension.Value),
        });
}
