using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Maps the history of the entries of one content type. Entries are addressed as editors know them, archived ones too.</summary>
internal sealed class RevisionRoutes(IEndpointRouteBuilder routes, Resource resource)
{
    /// <summary>Where the history of an entry is, below the list of its type.</summary>
    public const string List = "/{slug}/revisions", One = "/{slug}/revisions/{version}", Two = "/{slug}/revisions/{from}..{to}",
        Restoration = "/{slug}/revisions/{version}/restoration";

    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    public void Map<T>() where T : class, IContent<T>
    {
        routes.MapMethods(List, _reading, (string slug, HttpContext http, IQuerySession session) =>
            RevisionList.AnswerAsync<T>(resource, slug, http, session)).Require(Scope.Read, resource.Type);
        routes.MapMethods(One, _reading, (string slug, string version, HttpContext http, IQuerySession session) =>
            RevisionRoute.AnswerAsync<T>(resource, slug, version, http, session)).Require(Scope.Read, resource.Type);
        routes.MapMethods(Two, _reading, (string slug, string from, string to, HttpContext http, IQuerySession session) =>
            ComparisonRoute.AnswerAsync<T>(resource, slug, from, to, http, session)).Require(Scope.Read, resource.Type);
        routes.MapPost(Restoration, (string slug, string version, HttpContext http, IDocumentSession session) =>
            RevertRoute.AnswerAsync<T>(resource, slug, version, http, session)).Require(Scope.Write, resource.Type);
    }
}
