using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Revisions;

/// <summary>Answers with what differs between the drafts as of two versions of an entry.</summary>
internal static class ComparisonRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, string slug, string from, string to, HttpContext http, IQuerySession session) where T : class, IContent<T>
    {
        var cancel = http.RequestAborted;
        if (Problems.OfParameters(http.Request) is { } refusal) return refusal;
        if (await session.BySlugAsync<T>(slug, cancel) is not { } entry) return Problems.NoEntry(resource.Type, slug);
        if (RevisionParameters.VersionOf(from, entry.Version) is not { } one) return Problems.NoRevision(resource.Type, slug, from);
        if (RevisionParameters.VersionOf(to, entry.Version) is not { } other) return Problems.NoRevision(resource.Type, slug, to);

        http.LimitCaching(Perspective.Draft);
        var changes = (await session.CompareAsync<T>(entry.Id, one, other, cancel))!;
        return new JsonAnswer(JsonBody.Of(json => Write(json, one, other, changes)));
    }

    private static void Write(Utf8JsonWriter json, int from, int to, IReadOnlyList<Change> changes)
    {
        json.WriteStartObject();
        json.WriteNumber("from"u8, from);
        json.WriteNumber("to"u8, to);
        json.WriteStartArray("changes"u8);
        foreach (var change in changes) Write(json, change);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        json.WriteString("pointer"u8, change.Pointer);
        // Lines tell of a text all that there is to tell, without sending it twice.
        Write(json, "from"u8, change.Lines is null ? change.From : null);
        Write(json, "to"u8, change.Lines is null ? change.To : null);
        json.WritePropertyName("lines"u8);
        JsonSerializer.Serialize(json, change.Lines, Wire.Json);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, JsonNode? value)
    {
        json.WritePropertyName(name);
        if (value is null) json.WriteNullValue();
        else value.WriteTo(json);
    }
}
