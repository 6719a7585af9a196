using Marten;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Api.Rest.Writes;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Saves the draft as of an earlier version anew.</summary>
internal static class RevertRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, string slug, string version, HttpContext http, IDocumentSession session) where T : class, IContent<T>
    {
        var query = new Query(http.Request.Query);
        query.RefuseOthers([]);
        if (Problems.Of(query) is { } refusal) return refusal;
        var revision = RevisionParameters.VersionOf(version);
        if (await session.BySlugAsync<T>(slug, http.RequestAborted) is { } entry && !(revision <= entry.Version))
            return Problems.NoRevision(resource.Type, slug, version);
        return await new Change<T>(resource, http, session).ApplyAsync(slug, default, (found, seen) =>
            session.RevertAsync<T>(found.Id, seen, revision!.Value, http.RequestAborted));
    }
}
