using OpenInfra.Cms.Api.GraphQL;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

// Settings stand beside the program, wherever it is started from; data does not.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
await using var database = await ContentDatabase.OpenAsync(
    builder.Configuration.GetConnectionString("Cms"), builder.Configuration["CMS_DATA"] ?? ".data", CancellationToken.None);
builder.AddContentStore(database);
builder.AddGraphQL(ContentModel.Types);
builder.Services.AddProblemDetails();
// The same 400 everywhere; development would throw instead.
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);

var app = builder.Build();
await app.MigrateAsync();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapGraphQL();
app.Announce();
await app.RunAsync();
