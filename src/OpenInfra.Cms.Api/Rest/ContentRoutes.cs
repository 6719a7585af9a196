using Marten;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Revisions;
using OpenInfra.Cms.Api.Rest.Writes;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>Maps the routes of one content type.</summary>
internal sealed class ContentRoutes(IEndpointRouteBuilder app, Resource resource, IReadOnlyList<ContentType> types) : IContentTypeVisitor<IEndpointRouteBuilder>
{
    public IEndpointRouteBuilder Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        var routes = app.MapGroup(resource.Path).AddEndpointFilter(Negotiation.RequireJsonAsync);
        routes.MapFetch("/", (HttpRequest request, IQuerySession session, CancellationToken cancel) =>
            ListRoute.AnswerAsync<T>(resource, request, session, cancel));
        routes.MapFetch("/{slug}", (string slug, HttpRequest request, IQuerySession session, CancellationToken cancel) =>
            ItemRoute.AnswerAsync<T>(resource, slug, request, session, cancel));
        new RevisionRoutes(routes, resource).Map<T>();
        new WriteRoutes(routes, resource, types).Map<T>();
        return app;
    }
}
