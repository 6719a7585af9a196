using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

const int Done = 0, NoDatabaseOrAddress = 2, StoppedWhileStarting = 143;

using var stop = new StopSignals();
// Settings stand beside the program, wherever it is started from; data does not.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var settings = builder.Configuration;
try
{
    await using var database = await ContentDatabase.OpenAsync(settings.GetConnectionString("Cms"), settings["CMS_DATA"], stop.Token);
    builder.ListenByDefault();
    builder.AddContentStore(database);
    builder.AddAccess();
    builder.Services.AddProblemJson();
    builder.Services.AddRest(ContentModel.Types);
    builder.AddGraphQL(ContentModel.Types);
    // The same 400 everywhere; development would throw instead.
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);

    var app = builder.Build();
    await app.MigrateAsync(stop.Token);
    app.UseNoSniff();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseAccess();
    app.MapRest();
    app.MapGraphQL();
    app.Announce();
    await ((IHost)app).RunAsync(stop.Token);
    return Done;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return StoppedWhileStarting;
}
catch (SettingException error)
{
    Console.Error.WriteLine(error.Message);
    return NoDatabaseOrAddress;
}
catch (Exception error) when ((settings.ComplaintOf(error) ?? DatabaseComplaint.Of(error, settings.GetConnectionString("Cms"))) is { } complaint)
{
    Console.Error.WriteLine(complaint);
    return NoDatabaseOrAddress;
}
