namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Tells whoever started the service where to look.</summary>
internal static class Announcement
{
    extension(WebApplication app)
    {
        public void Announce() => app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
                Console.WriteLine($"OpenInfra CMS is ready: GraphQL {url}/graphql (try it: {url}/graphiql), REST {url}/api/posts (described: {url}/swagger)");
        });
    }
}
