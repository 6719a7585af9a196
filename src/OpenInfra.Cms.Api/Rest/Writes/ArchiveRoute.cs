using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Takes entries out of use, and back into it.</summary>
internal static class ArchiveRoute
{
    public static async Task<IResult> ArchiveAsync<T>(
        Resource resource, IReadOnlyList<Relation> relations, string slug, HttpContext http, IDocumentSession session) where T : class, IContent<T>
    {
        var query = new Query(http.Request.Query);
        query.RefuseOthers([Flags.Force]);
        var force = query.IsSet(Flags.Force);
        if (Problems.Of(query) is { } bad) return bad;
        // Readers lose what is published, which is for those to decide who publish.
        if (http.Refusal(Scope.Publish, resource.Type) is { } refusal
            && await session.BySlugAsync<T>(slug, http.RequestAborted) is { Published: not null }) return refusal;
        return await new Change<T>(resource, http, session).ApplyAsync(slug, default, (entry, version) =>
            session.ArchiveAsync<T>(entry.Id, version, force ? [] : relations, http.RequestAborted));
    }

    public static async Task<IResult> RestoreAsync<T>(Resource resource, string slug, HttpContext http, IDocumentSession session)
        where T : class, IContent<T> =>
        Problems.OfParameters(http.Request) ?? await new Change<T>(resource, http, session).ApplyAsync(slug, default, (entry, version) =>
            session.RestoreAsync<T>(entry.Id, version, http.RequestAborted));
}
