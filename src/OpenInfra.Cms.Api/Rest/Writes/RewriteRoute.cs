using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing.Merging;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Saves drafts: all of one, or what is to change in it.</summary>
internal static class RewriteRoute
{
    public static async Task<IResult> AnswerAsync<T>(Resource resource, string slug, bool isPatch, HttpContext http, IDocumentSession session)
        where T : class, IContent<T>
    {
        var query = new Query(http.Request.Query);
        query.RefuseOthers([Flags.Publish]);
        var publish = query.IsSet(Flags.Publish);
        if (Problems.Of(query) is { } bad) return bad;
        if (publish && http.Refusal(Scope.Publish, resource.Type) is { } refusal) return refusal;
        var payload = await Payload.ReadAsync(http.Request, isPatch ? [Payload.Patch, Payload.Json] : [Payload.Json], http.RequestAborted);
        var (given, broken) = payload.ReadObject();
        if (broken is not null) return broken;
        var rewrite = new Rewrite(given!, isPatch) { Publish = publish, MayMerge = http.Request.PrefersMerge };
        return await new Change<T>(resource, http, session) { Json = payload.Bytes }.RewriteAsync(slug, payload.Bytes, (entry, seen) =>
            session.RewriteAsync<T>(entry.Id, seen, rewrite, http.RequestAborted));
    }
}
