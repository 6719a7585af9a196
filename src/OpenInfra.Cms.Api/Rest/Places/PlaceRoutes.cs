using OpenInfra.Cms.Api.Rest.Answers;

namespace OpenInfra.Cms.Api.Rest.Places;

/// <summary>Maps what is asked of the whole site, whatever the type.</summary>
internal static class PlaceRoutes
{
    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    extension(IEndpointRouteBuilder app)
    {
        public void MapPlaces()
        {
            var routes = app.MapGroup("").AddEndpointFilter(Negotiation.RequireJsonAsync);
            routes.MapMethods(RouteRoute.Path, _reading, RouteRoute.AnswerAsync);
            routes.MapMethods(SiteMapRoute.Path, _reading, SiteMapRoute.AnswerAsync);
        }
    }
}
