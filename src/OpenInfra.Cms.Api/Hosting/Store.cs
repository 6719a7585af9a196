using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Scheduling;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Gives the service its document store, migrated before the first request.</summary>
internal static partial class Store
{
    extension(WebApplicationBuilder builder)
    {
        public void AddContentStore(ContentDatabase database)
        {
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddMarten(store => StoreSchema.Configure(store, database.ConnectionString, ContentModel.Types))
                .BuildSessionsWith<RequestSessions>(ServiceLifetime.Scoped);
            builder.Services.ConfigureMarten((services, store) => store.Events.TimeProvider = services.GetRequiredService<TimeProvider>());
            builder.Services.AddSingleton(new Agenda(ContentModel.Types));
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<DatabaseWatch>(services, database));
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Scheduler>(services, database));
            builder.Services.AddHostedService<Housekeeping>();
        }
    }

    extension(WebApplication app)
    {
        public async Task MigrateAsync(CancellationToken cancel)
        {
            foreach (var lack in await app.Services.GetRequiredService<IDocumentStore>().MigrateAsync(ContentModel.Types, cancel))
                LogLack(app.Logger, lack);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Lack}")]
    private static partial void LogLack(ILogger log, string lack);
}
