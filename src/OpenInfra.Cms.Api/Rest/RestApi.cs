using OpenInfra.Cms.Api.Rest.Documents;
using OpenInfra.Cms.Api.Rest.Keys;
using OpenInfra.Cms.Api.Rest.Places;
using OpenInfra.Cms.Api.Rest.Searches;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>The REST API of a set of content types, with the document that describes it.</summary>
internal static class RestApi
{
    extension(IServiceCollection services)
    {
        public void AddRest(IReadOnlyList<ContentType> types)
        {
            var filters = new EntryFilters(types);
            services.AddSingleton<IReadOnlyList<Resource>>([.. types.Select(type => new Resource(type, filters))]);
            services.AddContentDocument();
        }
    }

    extension(WebApplication app)
    {
        public void MapRest()
        {
            var resources = app.Services.GetRequiredService<IReadOnlyList<Resource>>();
            ContentType[] types = [.. resources.Select(resource => resource.Type)];
            foreach (var resource in resources) resource.Type.Accept(new ContentRoutes(app, resource, types));
            app.MapPlaces(resources);
            app.MapSearch(resources);
            app.MapKeys();
            app.MapContentDocument();
            app.MapIndex(resources);
        }
    }
}
