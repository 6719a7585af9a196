using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>Answers at "/" with where everything is.</summary>
internal static class IndexRoute
{
    extension(IEndpointRouteBuilder app)
    {
        public void MapIndex(IReadOnlyList<Resource> resources)
        {
            var body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("graphql"u8, "/graphql");
                json.WriteString("graphiql"u8, "/graphiql");
                json.WriteStartObject("rest"u8);
                foreach (var resource in resources) json.WriteString(resource.Type.Plural, resource.Path);
                json.WriteEndObject();
                json.WriteString("openapi"u8, "/openapi/v1.json");
                json.WriteString("swagger"u8, "/swagger");
                json.WriteEndObject();
            });
            app.MapFixed("/", body);
        }

        /// <summary>Maps JSON that is the same for everybody for as long as the service runs.</summary>
        public void MapFixed(string path, ReadOnlyMemory<byte> body) =>
            app.MapFetch(path, () => new JsonAnswer(body))
                .AddEndpointFilter(Negotiation.RequireJsonAsync);
    }
}
