using GraphQL;
using OpenInfra.Cms.Api.Access;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>What a request's URL says of what it wants to see: ?perspective=published or draft, in any case of letters, and ?at=.</summary>
internal static class Viewpoints
{
    extension(HttpRequest request)
    {
        /// <summary>The name of the perspective; null for a word that is none.</summary>
        public string? Perspective => request.Query[Perspectives.Parameter] switch
        {
            [] => Perspectives.Published,
            [{ } name] when name.Equals(Perspectives.Published, StringComparison.OrdinalIgnoreCase) => Perspectives.Published,
            [{ } name] when name.Equals(Perspectives.Draft, StringComparison.OrdinalIgnoreCase) => Perspectives.Draft,
            _ => null,
        };

        /// <summary>The moment whose state it wants to see, ?at=; null for the present.</summary>
        /// <exception cref="ExecutionError">It is no moment, or one to come.</exception>
        public DateTimeOffset? MomentBy(DateTimeOffset now) => request.Query["at"] switch
        {
            [] => null,
            [{ } text] when Moments.TryParse(text, out var moment) => moment <= now ? moment
                : throw Refused.Of("AS_OF_FUTURE", $"The moment is to come: it is {now.UtcDateTime:O}."),
            _ => throw Refused.Of("AS_OF_MALFORMED", $"{Moments.Expected} In a URL, + is written %2B."),
        };
    }
}
