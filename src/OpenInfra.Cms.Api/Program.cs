using OpenInfra.Cms.Api.GraphQL;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

// Settings stand beside the program, wherever it is started from; data does not.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
await using var database = await ContentDatabase.OpenAsync(
    builder.Configuration.GetConnectionString("Cms"), builder.Configuration["CMS_DATA"] ?? ".data", CancellationToken.None);
builder.AddContentStore(database);
builder.Services.AddProblemJson();
builder.Services.AddRest(ContentModel.Types);
builder.AddGraphQL(ContentModel.Types);
// The same 400 everywhere; development would throw instead.
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);

var app = builder.Build();
await app.MigrateAsync();
app.UseNoSniff();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapRest();
app.MapGraphQL();
app.Announce();
await app.RunAsync();
