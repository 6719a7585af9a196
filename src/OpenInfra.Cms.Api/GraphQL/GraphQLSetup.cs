using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.GraphiQL;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL;

internal static class GraphQLSetup
{
    private static readonly string[] _get = [HttpMethods.Get, HttpMethods.Head];

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Adds GraphQL for these content types.</summary>
        public void AddGraphQL(IReadOnlyList<ContentType> types)
        {
            var settings = GraphQLSettings.Of(builder.Configuration);
            builder.Services.AddSingleton(settings);
            builder.Services.AddSingleton(settings.Limits);
            builder.Services.AddSingleton(new ContentSchemas(types));
            builder.Services.AddSingleton<ParsedDocuments>();
            builder.Services.AddSingleton(RegisteredDocuments.Read(settings.Documents, settings.Limits));
            builder.Services.AddSingleton<RequestedDocuments>();
            builder.Services.AddSingleton<Failures>();
            builder.Services.AddSingleton<Execution>();
            builder.Services.AddSingleton<Answers>();
            builder.Services.AddSingleton<GraphQLEndpoint>();
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Serves /graphql, and where clients may know the schema also its text and the GraphiQL page.</summary>
        public void MapGraphQL()
        {
            var endpoint = app.Services.GetRequiredService<GraphQLEndpoint>();
            app.MapPost("/graphql", (Delegate)endpoint.PostAsync);
            app.MapMethods("/graphql", _get, (Delegate)endpoint.GetAsync);
            if (!app.Services.GetRequiredService<GraphQLSettings>().Introspection) return;
            app.MapMethods("/graphql/schema.graphql", _get, new SchemaTexts(app.Services.GetRequiredService<ContentSchemas>()).Answer);
            app.MapGraphiQL();
        }
    }
}
