using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Editing.Submissions;
using OpenInfra.Cms.Importing.Submitting;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>Makes new entries: of JSON, of a Markdown document, or several at once.</summary>
internal sealed class CreateRoute<T>(Resource resource, IReadOnlyList<ContentType> types, HttpContext http) where T : class, IContent<T>
{
    private static readonly string[] _taken = [Payload.Json, Payload.Text, Payload.Lines, Payload.Parts, Payload.Form];

    public async Task<IResult> AnswerAsync(IDocumentSession session)
    {
        var query = new Query(http.Request.Query);
        query.RefuseOthers([Flags.Publish]);
        var publish = query.IsSet(Flags.Publish);
        if (Problems.Of(query) is { } bad) return bad;
        if (publish && http.Refusal(Scope.Publish, resource.Type) is { } refusal) return refusal;
        var payload = await Payload.ReadAsync(http.Request, _taken, http.RequestAborted);
        return payload.Refusal ?? (payload.IsMany
            ? await new CreateMany(http).AnswerAsync(payload, (one, many, part) => CreateAsync(one, many, publish, part))
            : await CreateAsync(payload, session, publish, ""));
    }

    private Task<IResult> CreateAsync(Payload payload, IDocumentSession session, bool publish, string part) => payload.Is(Payload.Text)
        ? new Change<T>(resource, http, session) { Part = part }.CreateAsync(payload.Bytes, () => session.CreateAsync<T>(
            new DocumentToCreate(payload.Bytes.ToArray(), payload.Name, publish, type => MayMake(type, publish)), types, http.RequestAborted))
        : CreateFromJsonAsync(payload, session, publish, part);

    private async Task<IResult> CreateFromJsonAsync(Payload payload, IDocumentSession session, bool publish, string part)
    {
        var (given, broken) = payload.ReadObject();
        return broken ?? await new Change<T>(resource, http, session) { Json = payload.Bytes, LinesBefore = payload.LinesBefore, Part = part }.CreateAsync(payload.Bytes, () =>
            SubmissionReader.Read<T>(given!, null).ThenAsync(wanted => session.CreateAsync(wanted, publish, http.RequestAborted)));
    }

    private bool MayMake(ContentType type, bool publish) =>
        http.Caller.May(Scope.Write, type) && (!publish || http.Caller.May(Scope.Publish, type));
}
