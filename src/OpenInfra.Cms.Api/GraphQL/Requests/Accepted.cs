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

    /// <summary>Answers one by one, as they come.</summary>
    public const string Events = "text/event-stream";

    private static readonly MediaTypeHeaderValue _events = new(Events);
    private static readonly MediaTypeHeaderValue[] _offered = [new(Response), new(Json)];

    /// <summary>
    /// What the client likes best; null where it wants neither. Of two that it names alike it gets the one to be relied on; who names
    /// none doesn't know that one, and gets JSON.
    /// </summary>
    public static string? Choose(HttpRequest request)
    {
        var accepted = new RequestHeaders(request.Headers).Accept;
        if (accepted is []) return Json;
        return _offered
            .Select(offer => (Type: offer.MediaType.Value!, Range: RangeOf(offer, accepted)))
            .Where(offer => QualityOf(offer.Range) > 0)
            .OrderByDescending(offer => QualityOf(offer.Range))
            .ThenBy(offer => offer.Range!.MatchesAllSubTypes ? offer.Type == Json ? 1 : 2 : 0)
            .FirstOrDefault().Type;
    }

    /// <summary>Whether the client asks, by name, for events.</summary>
    public static bool TakesEvents(HttpRequest request) =>
        RangeOf(_events, new RequestHeaders(request.Headers).Accept) is { MatchesAllSubTypes: false } range && QualityOf(range) > 0;

    private static double QualityOf(MediaTypeHeaderValue? range) => range is null ? 0 : range.Quality ?? 1;

    // The most specific range decides, so that "*/*, application/json;q=0" refuses the one and takes the other.
    private static MediaTypeHeaderValue? RangeOf(MediaTypeHeaderValue offer, IList<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => range.MatchesAllTypes
            || (range.MatchesAllSubTypes && range.Type == offer.Type) || range.MediaType == offer.MediaType)
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .FirstOrDefault();
}
