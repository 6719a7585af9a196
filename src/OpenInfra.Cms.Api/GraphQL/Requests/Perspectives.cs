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
}
