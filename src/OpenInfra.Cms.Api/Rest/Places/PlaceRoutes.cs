using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest.Answers;

namespace OpenInfra.Cms.Api.Rest.Places;

/// <summary>Maps what is asked of the whole site, whatever the type.</summary>
internal static class PlaceRoutes
{
    extension(IEndpointRouteBuilder app)
    {
        public void MapPlaces(IReadOnlyList<Resource> resources)
        {
            var routes = app.MapGroup("").AddEndpointFilter(Negotiation.RequireJsonAsync);
            routes.MapFetch(RouteRoute.Path, new RouteRoute(resources).AnswerAsync);
            routes.MapFetch(SiteMapRoute.Path, new SiteMapRoute([.. resources.Select(resource => resource.Type)]).AnswerAsync);
        }
    }
}
