using System.Text.Json;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading.Places;

namespace OpenInfra.Cms.Api.Rest.Places;

/// <summary>Answers with a part of the site's addresses.</summary>
internal sealed class SiteMapRoute(IReadOnlyList<ContentType> types)
{
    public const string Path = "/api/sitemap";

    private static readonly Parameter _first = Parameter.First("addresses", SiteMap.MaxSize, SiteMap.MaxSize);

    private static readonly Parameter _after = new("after", "Where to go on: `next` of the part before.");

    public static IReadOnlyList<Parameter> Parameters { get; } = [_first, _after, Side.Parameter, Side.Preview];

    public async Task<IResult> AnswerAsync(HttpRequest request, IQuerySession session, CancellationToken cancel)
    {
        var (http, query) = (request.HttpContext, new Query(request.Query));
        AsOf.RefuseOnLists(query);
        query.RefuseOthers(Parameters, AsOf.Parameter);
        var (size, after, perspective) = (query.Number(_first), query.Value(_after), Side.Of(query, http.Caller));
        if ((http.Refusal(perspective) ?? Problems.Of(query)) is { } refusal) return refusal;
        http.LimitCaching(perspective);
        var part = await session.SiteMapAsync(types, after, size, perspective, cancel);
        var next = part.HasNext ? part.Places[^1].Id : null;
        var body = JsonBody.Of(json => Write(json, part, next));
        return new JsonAnswer(body) { Links = next is null ? null : NextPage.Link(request, next) };
    }

    private static void Write(Utf8JsonWriter json, SitePart part, string? next)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var place in part.Places)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, place.Path);
            json.WriteString("lastModified"u8, place.LastModified.UtcDateTime);
            json.WriteString("id"u8, place.Id);
            json.WriteString("type"u8, place.Type);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("next"u8, next);
        json.WriteEndObject();
    }
}
