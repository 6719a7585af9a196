namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Maps what is fetched without a change: whatever answers GET answers HEAD too.</summary>
internal static class Fetching
{
    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    extension(IEndpointRouteBuilder routes)
    {
        public RouteHandlerBuilder MapFetch(string pattern, Delegate answer) => routes.MapMethods(pattern, _methods, answer);
    }
}
