using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>The publication of an entry: made now, planned for later, or taken back.</summary>
internal static class PublicationRoute
{
    private const string At = "at", PublishedAt = "publishedAt";

    public static async Task<IResult> PutAsync<T>(Resource resource, string slug, HttpContext http, IDocumentSession session)
        where T : class, IContent<T>
    {
        if (Problems.OfParameters(http.Request) is { } bad) return bad;
        var (given, bytes, refusal) = await BodyAsync(http);
        if (refusal is not null) return refusal;
        var problems = new List<Problem>();
        var (at, date) = (MomentOf(given, At, problems), MomentOf(given, PublishedAt, problems));
        problems.AddRange(given.Where(pair => pair.Key is not (At or PublishedAt))
            .Select(pair => new Problem($"/{Pointers.Escape(pair.Key)}", "There is no such member; there are at and publishedAt.")));
        if (at is not null && date is not null) problems.Add(new($"/{PublishedAt}", "What is planned is dated by its moment; leave it out."));
        return await new Change<T>(resource, http, session) { Json = bytes }.ApplyAsync(slug, bytes, async (entry, version) =>
            problems.Count > 0 ? new Refusal.Invalid(problems)
            : at is { } moment ? await session.ScheduleAsync<T>(entry.Id, version, moment, http.RequestAborted)
            : await session.PublishAsync<T>(entry.Id, version, date, http.RequestAborted));
    }

    public static async Task<IResult> DeleteAsync<T>(Resource resource, string slug, HttpContext http, IDocumentSession session)
        where T : class, IContent<T> =>
        Problems.OfParameters(http.Request) ?? await new Change<T>(resource, http, session).ApplyAsync(slug, default, (entry, version) =>
            session.WithdrawAsync<T>(entry.Id, version, http.RequestAborted));

    private static async Task<(JsonObject Given, ReadOnlyMemory<byte> Bytes, IResult? Refusal)> BodyAsync(HttpContext http)
    {
        if (http.Request.ContentType is null && http.Request.ContentLength is null or 0) return ([], default, null);
        var payload = await Payload.ReadAsync(http.Request, [Payload.Json], http.RequestAborted);
        if (payload is { Refusal: null, Bytes.Length: 0 }) return ([], default, null);
        var (given, refusal) = payload.ReadObject();
        return (given ?? [], payload.Bytes, refusal);
    }

    private static DateTimeOffset? MomentOf(JsonObject given, string name, List<Problem> problems)
    {
        // Not even null: a script whose date is missing would publish what is to wait.
        if (!given.TryGetPropertyValue(name, out var value)) return null;
        if (value?.GetValueKind() == JsonValueKind.String && Moments.TryParse(value.GetValue<string>(), out var moment)) return moment;
        problems.Add(new($"/{name}", $"{Moments.Expected} Leave it out for none."));
        return null;
    }
}
