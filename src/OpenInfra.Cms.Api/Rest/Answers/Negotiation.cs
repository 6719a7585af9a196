using Microsoft.Net.Http.Headers;

namespace OpenInfra.Cms.Api.Rest.Answers;

/// <summary>Whether a client takes what there is to send.</summary>
internal static class Negotiation
{
    private static readonly MediaTypeHeaderValue _json = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");

    /// <summary>Answers 406 where the Accept header excludes JSON.</summary>
    public static ValueTask<object?> RequireJsonAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        TakesJson(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(Problems.NotAcceptable());

    // The most specific range decides: "application/json;q=0, */*" takes everything but JSON.
    private static bool TakesJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var nearest = accepted.Where(_json.IsSubsetOf).MaxBy(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2);
        return accepted is { Count: 0 } || nearest is { Quality: not 0 };
    }
}
