using GraphQL;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>The perspective that a request asks for: ?perspective=published or draft, in any case of letters.</summary>
internal static class Perspectives
{
    extension(HttpRequest request)
    {
        /// <summary>The perspective; null for a word that is none.</summary>
        public Perspective? Perspective => request.Query["perspective"] switch
        {
            [] => Reading.Perspective.Published,
            [{ } name] when Enum.GetNames<Perspective>().Contains(name, StringComparer.OrdinalIgnoreCase) =>
                Enum.Parse<Perspective>(name, ignoreCase: true),
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
