using Marten;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Writes;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Saves the draft as of an earlier version anew.</summary>
internal static class RevertRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, string slug, string version, HttpContext http, IDocumentSession session) where T : class, IContent<T>
    {
        if (Problems.OfParameters(http.Request) is { } refusal) return refusal;
        if (await session.BySlugAsync<T>(slug, http.RequestAborted) is { } entry
            && RevisionParameters.VersionOf(version, entry.Version) is null)
            return Problems.NoRevision(resource.Type, slug, version);
        return await new Change<T>(resource, http, session).ApplyAsync(slug, default, (found, seen) =>
            session.RevertAsync<T>(found.Id, seen, RevisionParameters.VersionOf(version, found.Version) ?? 0, http.RequestAborted));
    }
}
