using Marten;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.GraphiQL;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Api.GraphQL.Streaming;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Reading.Following;

namespace OpenInfra.Cms.Api.GraphQL;

internal static class GraphQLSetup
{
    // A socket whose client gives no sign of life for this long, twice, is closed.
    private static readonly TimeSpan _sign = TimeSpan.FromSeconds(15);

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Adds GraphQL for these content types.</summary>
        public void AddGraphQL(IReadOnlyList<ContentType> types)
        {
            var settings = GraphQLSettings.Of(builder.Configuration);
            builder.Services.AddSingleton(settings);
            builder.Services.AddSingleton(settings.Limits);
            builder.Services.AddSingleton(new ContentSchemas(types, settings.Limits.Page));
            builder.Services.AddSingleton<ParsedDocuments>();
            builder.Services.AddSingleton(RegisteredDocuments.Read(settings.Documents, settings.Limits));
            builder.Services.AddSingleton<RequestedDocuments>();
            builder.Services.AddSingleton<Failures>();
            builder.Services.AddSingleton<Execution>();
            builder.Services.AddSingleton<Answers>();
            builder.Services.AddSingleton(services => new LiveChanges(services.GetRequiredService<IDocumentStore>(), types));
            builder.Services.AddSingleton<StreamedRequests>();
            builder.Services.AddSingleton<EventStream>();
            builder.Services.AddSingleton<SocketAdmission>();
            builder.Services.AddSingleton<SocketEndpoint>();
            builder.Services.AddSingleton<Answering>();
            builder.Services.AddSingleton<GraphQLEndpoint>();
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Serves /graphql, and where clients may know the schema also its text and the GraphiQL page.</summary>
        public void MapGraphQL()
        {
            app.UseWebSockets(new() { KeepAliveInterval = _sign, KeepAliveTimeout = _sign });
            var endpoint = app.Services.GetRequiredService<GraphQLEndpoint>();
            app.MapPost("/graphql", (Delegate)endpoint.PostAsync);
            app.MapFetch("/graphql", (Delegate)endpoint.GetAsync);
            if (!app.Services.GetRequiredService<GraphQLSettings>().Introspection) return;
            app.MapFetch("/graphql/schema.graphql", new SchemaTexts(app.Services.GetRequiredService<ContentSchemas>()).Answer);
            app.MapGraphiQL();
        }
    }
}
