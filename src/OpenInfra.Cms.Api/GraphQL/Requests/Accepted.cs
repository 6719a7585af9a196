using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>The media types of answers, by the GraphQL over HTTP specification.</summary>
internal static class Accepted
{
    /// <summary>An answer whose status code can be relied on.</summary>
    public const string Response = "application/graphql-response+json";

    /// <summary>An answer for clients that expect 200 for whatever GraphQL says.</summary>
    public const string Json = "application/json";

    private static readonly MediaTypeHeaderValue[] _offered = [new(Response), new(Json)];

    /// <summary>What the client likes best, the first of ours where it has no preference; null where it wants neither.</summary>
    public static string? Choose(HttpRequest request)
    {
        var accepted = new RequestHeaders(request.Headers).Accept;
        if (accepted is []) return Response;
        return _offered
            .Select(offer => (Type: offer.MediaType.Value, Quality: QualityOf(offer, accepted)))
            .Where(offer => offer.Quality > 0)
            .OrderByDescending(offer => offer.Quality)
            .FirstOrDefault().Type;
    }

    // The most specific range decides, so that "*/*, application/json;q=0" refuses the one and takes the other.
    private static double QualityOf(MediaTypeHeaderValue offer, IList<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => range.MatchesAllTypes
            || (range.MatchesAllSubTypes && range.Type == offer.Type) || range.MediaType == offer.MediaType)
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .FirstOrDefault() is { } best ? best.Quality ?? 1 : 0;
}
