using GraphQL;
using OpenInfra.Cms.Api.Access;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>What a request's URL says of what it wants to see: ?perspective=published or draft, in any case of letters.</summary>
internal static class Viewpoints
{
    extension(HttpRequest request)
    {
        /// <summary>The name of the perspective; null for a word that is none.</summary>
        public string? Perspective => request.Query[Perspectives.Parameter] switch
        {
            [] => Perspectives.Published,
            [{ } name] when name.Equals(Perspectives.Published, StringComparison.OrdinalIgnoreCase)
                || name.Equals(Perspectives.Draft, StringComparison.OrdinalIgnoreCase) => name,
            _ => null,
        };
    }

    extension(IQueryCollection url)
    {
        /// <summary>Refuses to answer as of a moment, which would be taken for the answer of that moment.</summary>
        /// <exception cref="ExecutionError">A moment is asked for.</exception>
        public void RefuseMoment()
        {
            if (url.ContainsKey("at")) throw Refused.Of("AS_OF_UNAVAILABLE", "Reading as of a moment comes with a later version: leave ?at= out.");
        }
    }
}
