using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Editing.Submissions;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Makes new entries.</summary>
internal static class CreateRoute
{
    public static async Task<IResult> AnswerAsync<T>(Resource resource, HttpContext http, IDocumentSession session) where T : class, IContent<T>
    {
        var query = new Query(http.Request.Query);
        query.RefuseOthers([Flags.Publish]);
        var publish = query.IsSet(Flags.Publish);
        if (Problems.Of(query, Perspective.Published) is { } bad) return bad;
        if (publish && http.Refusal(Scope.Publish, resource.Type) is { } refusal) return refusal;
        var payload = await Payload.ReadAsync(http.Request, [Payload.Json], http.RequestAborted);
        var (given, broken) = payload.ReadObject();
        if (broken is not null) return broken;
        return await new Change<T>(resource, http, session) { Json = payload.Bytes }.CreateAsync(payload.Bytes, () =>
            SubmissionReader.Read<T>(given!, null).ThenAsync(wanted => session.CreateAsync(wanted, publish, http.RequestAborted)));
    }
}
