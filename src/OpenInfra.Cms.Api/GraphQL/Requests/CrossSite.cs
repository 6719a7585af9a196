namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Requests that a page of another origin makes a visitor's browser send without having to ask: by images, scripts, beacons.</summary>
internal static class CrossSite
{
    private static readonly string[] _own = ["same-origin", "none"];

    extension(HttpRequest request)
    {
        /// <summary>
        /// Whether a browser says, by Fetch Metadata, that the request is one of these. A link that somebody follows is none, nor is
        /// what CORS has allowed.
        /// </summary>
        public bool IsUnasked => request.Headers["Sec-Fetch-Mode"] == "no-cors"
            && request.Headers["Sec-Fetch-Site"] is [{ } site] && !_own.Contains(site);

        /// <summary>Whether a page of another origin sends the request; what no browser sends is of none.</summary>
        public bool IsFromElsewhere => request.Headers.Origin is [{ } origin]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
