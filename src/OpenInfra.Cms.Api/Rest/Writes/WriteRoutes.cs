using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Maps what changes the entries of one content type.</summary>
/// <param name="routes">Where its list is.</param>
/// <param name="resource">The type.</param>
/// <param name="types">All types.</param>
internal sealed class WriteRoutes(IEndpointRouteBuilder routes, Resource resource, IReadOnlyList<ContentType> types)
{
    private readonly Relation[] _relations = [.. types.SelectMany(type => type.Relations)];

    private const string Entry = "/{slug}", Publication = "/{slug}/publication", Restoration = "/{slug}/restoration",
        Previews = "/{slug}/previews";

    public void Map<T>() where T : class, IContent<T>
    {
        routes.MapPost("/", (HttpContext http, IDocumentSession session) => new CreateRoute<T>(resource, types, http).AnswerAsync(session))
            .Require(Scope.Write, resource.Type);
        routes.MapPut(Entry, (string slug, HttpContext http, IDocumentSession session) =>
            RewriteRoute.AnswerAsync<T>(resource, slug, isPatch: false, http, session)).Require(Scope.Write, resource.Type);
        routes.MapPatch(Entry, (string slug, HttpContext http, IDocumentSession session) =>
            RewriteRoute.AnswerAsync<T>(resource, slug, isPatch: true, http, session)).Require(Scope.Write, resource.Type);
        routes.MapDelete(Entry, (string slug, HttpContext http, IDocumentSession session) =>
            ArchiveRoute.ArchiveAsync<T>(resource, _relations, slug, http, session)).Require(Scope.Write, resource.Type);
        routes.MapPut(Restoration, (string slug, HttpContext http, IDocumentSession session) =>
            ArchiveRoute.RestoreAsync<T>(resource, slug, http, session)).Require(Scope.Write, resource.Type);
        routes.MapPut(Publication, (string slug, HttpContext http, IDocumentSession session) =>
            PublicationRoute.PutAsync<T>(resource, slug, http, session)).Require(Scope.Publish, resource.Type);
        routes.MapDelete(Publication, (string slug, HttpContext http, IDocumentSession session) =>
            PublicationRoute.DeleteAsync<T>(resource, slug, http, session)).Require(Scope.Publish, resource.Type);
        routes.MapPost(Previews, (Delegate)PreviewRoute.MakeAsync<T>).Require(Scope.Read, resource.Type);
    }
}
