using System.Text.Json;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest;

/// <summary>Answers with a part of the list of a type.</summary>
internal static class ListRoute
{
    public static async Task<IResult> AnswerAsync<T>(
        Resource resource, HttpRequest request, IQuerySession session, CancellationToken cancel) where T : class, IContent<T>
    {
        var (http, query) = (request.HttpContext, new Query(request.Query));
        var (wanted, includes, asked) = resource.ListParameters.Read(query, http.Caller);
        if ((http.Refusal(wanted.Perspective, resource.Type) ?? Problems.Of(query)) is { } refusal) return refusal;
        http.LimitCaching(wanted.Perspective);

        var page = await session.ListAsync<T>(wanted, cancel);
        Field[] fields = [.. includes.Select(include => include.Text)];
        View[] entries = [.. page.Items.Select(item => item.View)];
        var loaded = await Loaded.OfAsync(session, entries, fields, wanted.Perspective, cancel);
        var facets = await FacetBody.OfAsync(session, new(resource.Type, page.Request, Under: null), asked, cancel);
        var next = page.HasNext ? page.Items[^1].Cursor.ToString() : null;
        var body = JsonBody.Of(json => Write(json, resource, page, next, includes, loaded, facets));
        return new JsonAnswer(body) { Links = next is null ? null : NextPage.Link(request, next) };
    }

    private static void Write<T>(
        Utf8JsonWriter json, Resource resource, Page<T> page, string? next, IReadOnlyList<Include> includes, Loaded loaded, FacetBody facets)
        where T : class, IContent<T>
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var item in page.Items) resource.Writer.Write(json, item.View, withTexts: false, includes, loaded);
        json.WriteEndArray();
        json.WriteNumber("totalCount"u8, page.Total!.Value);
        json.WriteString("next"u8, next);
        facets.Write(json);
        json.WriteEndObject();
    }
}
