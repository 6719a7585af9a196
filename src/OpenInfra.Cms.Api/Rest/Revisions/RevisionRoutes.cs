using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Maps the history of the entries of one content type. Entries are addressed as editors know them, archived ones too.</summary>
internal sealed class RevisionRoutes(IEndpointRouteBuilder routes, Resource resource)
{
    /// <summary>Where the history of an entry is, below the list of its type.</summary>
    public const string List = "/{slug}/revisions", One = "/{slug}/revisions/{version}", Two = "/{slug}/revisions/{from}..{to}",
        Restoration = "/{slug}/revisions/{version}/restoration";

    public void Map<T>() where T : class, IContent<T>
    {
        routes.MapFetch(List, (string slug, HttpContext http, IQuerySession session) =>
            RevisionList.AnswerAsync<T>(resource, slug, http, session)).Require(Scope.Read, resource.Type);
        routes.MapFetch(One, (string slug, string version, HttpContext http, IQuerySession session) =>
            RevisionRoute.AnswerAsync<T>(resource, slug, version, http, session)).Require(Scope.Read, resource.Type);
        routes.MapFetch(Two, (string slug, string from, string to, HttpContext http, IQuerySession session) =>
            ComparisonRoute.AnswerAsync<T>(resource, slug, from, to, http, session)).Require(Scope.Read, resource.Type);
        routes.MapPost(Restoration, (string slug, string version, HttpContext http, IDocumentSession session) =>
            RevertRoute.AnswerAsync<T>(resource, slug, version, http, session)).Require(Scope.Write, resource.Type);
    }
}
