using System.Globalization;
using System.Text.Json;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Answers with a part of an entry's history, the newest first.</summary>
internal static class RevisionList
{
    public static async Task<IResult> AnswerAsync<T>(Resource resource, string slug, HttpContext http, IQuerySession session)
        where T : class, IContent<T>
    {
        var (query, cancel) = (new Query(http.Request.Query), http.RequestAborted);
        var (size, before) = RevisionParameters.Read(query);
        if (Problems.Of(query) is { } refusal) return refusal;
        if (await session.BySlugAsync<T>(slug, cancel) is not { } entry) return Problems.NoEntry(resource.Type, slug);

        http.LimitCaching(Perspective.Draft);
        var revisions = (await session.RevisionsAsync<T>([entry.Id], size, before, cancel)).GetValueOrDefault(entry.Id) ?? [];
        var next = revisions is [.., { Version: > 1 } last] ? last.Version.ToString(CultureInfo.InvariantCulture) : null;
        var body = JsonBody.Of(json => Write(json, revisions, entry.Version, next));
        return new JsonAnswer(body) { Links = next is null ? null : NextPage.Link(http.Request, next) };
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Revision> revisions, int count, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var revision in revisions) Write(json, revision);
        json.WriteEndArray();
        json.WriteNumber("totalCount"u8, count);
        json.WriteString("next"u8, next);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Revision revision)
    {
        json.WriteStartObject();
        json.WriteNumber("version"u8, revision.Version);
        json.WriteString("event"u8, $"{revision.Event}");
        json.WriteString("at"u8, revision.At.UtcDateTime);
        json.WriteString("by"u8, revision.By);
        json.WriteString("source"u8, revision.Source);
        json.WriteStartArray("changed"u8);
        foreach (var pointer in revision.Changed) json.WriteStringValue(pointer);
        json.WriteEndArray();
        if (revision.Draft is { } draft) json.WriteNumber("draft"u8, draft);
        else json.WriteNull("draft"u8);
        json.WriteMoment("publishedAt"u8, revision.PublishedAt);
        json.WriteMoment("scheduledFor"u8, revision.ScheduledFor);
        json.WriteString("reason"u8, revision.Reason);
        json.WriteEndObject();
    }
}
