using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Gives the service its document store, migrated before the first request.</summary>
internal static class Store
{
    extension(WebApplicationBuilder builder)
    {
        public void AddContentStore(ContentDatabase database)
        {
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddMarten(store => StoreSchema.Configure(store, database.ConnectionString, ContentModel.Types))
                .BuildSessionsWith<RequestSessions>(ServiceLifetime.Scoped);
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<DatabaseWatch>(services, database));
        }
    }

    extension(WebApplication app)
    {
        public Task MigrateAsync(CancellationToken cancel) => app.Services.GetRequiredService<IDocumentStore>()
            .MigrateAsync(ContentModel.Types, cancel);
    }
}
