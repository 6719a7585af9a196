using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>What went wrong, as problem+json (RFC 9457).</summary>
internal static partial class Problems
{
    public static IResult NotFound(ContentType type, string slug) =>
        Of(StatusCodes.Status404NotFound, $"There is no published {type.Name} with the slug \"{slug}\".");

    public static IResult NotAcceptable() =>
        Of(StatusCodes.Status406NotAcceptable, "There is only application/json here, and the Accept header excludes it.");

    /// <summary>
    /// Why a request is not answered; null where it is. Drafts are for editors, and all that is wrong with a query is said at once.
    /// </summary>
    public static IResult? Of(Query query, Perspective perspective) => (perspective, query.Problems) switch
    {
        (Perspective.Draft, _) => new Challenge(Of(StatusCodes.Status401Unauthorized, "Drafts need a key, which a later version brings.")),
        (_, { Count: > 0 } problems) =>
            Of(StatusCodes.Status400BadRequest, "The query can't be understood; see the errors.", ("errors", problems)),
        _ => null,
    };

    private static ProblemHttpResult Of(int status, string detail, params IEnumerable<(string Name, object? Value)> extensions) =>
        TypedResults.Problem(new ProblemDetails
        {
            Status = status,
            Detail = detail,
            Extensions = extensions.ToDictionary(extension => extension.Name, extension => extension.Value),
        });

    private sealed class Challenge(IResult problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
            return problem.ExecuteAsync(httpContext);
        }
    }
}
