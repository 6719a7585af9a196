using System.Text.Json;
using Marten;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Api.Rest.Parameters;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Api.Rest.Searches;

/// <summary>Answers with what a search finds, of all types.</summary>
internal sealed class SearchRoute
{
    public const string Path = "/api/search";

    private readonly Dictionary<ContentType, Resource> _resources;
    private readonly ContentType[] _types;
    private readonly SearchParameters _parameters;

    public SearchRoute(IReadOnlyList<Resource> resources)
    {
        (_resources, _types) = (resources.ToDictionary(resource => resource.Type), [.. resources.Select(resource => resource.Type)]);
        _parameters = new(_types);
    }

    public async Task<IResult> AnswerAsync(HttpRequest request, IQuerySession session, CancellationToken cancel)
    {
        var (http, query) = (request.HttpContext, new Query(request.Query));
        var asked = _parameters.Read(query);
        if (Problems.Of(query) is { } refusal) return refusal;
        var search = await session.UnderstandAsync(asked.Text!, asked.Types, cancel);
        var after = SearchParameters.CursorOf(query, search, asked.After);
        if (Problems.Of(query) is { } misplaced) return misplaced;
        var perspective = http.Caller.Seeing(Perspectives.Published);
        http.LimitCaching(perspective);

        var hits = await session.HitsAsync(search, asked.Size, after, cancel);
        var page = await FoundPage.OfAsync(session, _types, search, hits, perspective, cancel);
        var total = await session.CountAsync(search, cancel);
        var suggestion = total == 0 ? await session.SuggestionAsync(search, cancel) : null;
        var facets = await FacetsAsync(session, search, asked.Facets, perspective, cancel);
        var next = hits.HasNext ? $"{search.CursorOf(hits.Items[^1])}" : null;
        var body = JsonBody.Of(json => Write(json, page, total, next, suggestion, facets));
        return new JsonAnswer(body) { Links = next is null ? null : NextPage.Link(request, next) };
    }

    private static async Task<FacetBody> FacetsAsync(
        IQuerySession session, Search search, IReadOnlyList<SearchFacet> asked, Perspective perspective, CancellationToken cancel)
    {
        var found = await session.FacetsAsync(search, asked, cancel);
        var counted = asked.Select(facet => new CountedFacet(facet.Name, facet.Facet, [.. found[facet]]));
        return await FacetBody.OfAsync(session, [.. counted], perspective, cancel);
    }

    private void Write(Utf8JsonWriter json, FoundPage page, long total, string? next, string? suggestion, FacetBody facets)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var (hit, entry, highlight) in page.Items)
        {
            json.WriteStartObject();
            json.WriteNumber("score"u8, hit.Score);
            json.WriteStartObject("highlight"u8);
            json.WriteString("title"u8, highlight.Title);
            json.WriteString("text"u8, highlight.Text);
            json.WriteEndObject();
            json.WritePropertyName("entry"u8);
            _resources[entry.Type].Writer.Write(json, entry, withTexts: false, [], page.Loaded);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("totalCount"u8, total);
        json.WriteString("next"u8, next);
        json.WriteString("suggestion"u8, suggestion);
        facets.Write(json);
        json.WriteEndObject();
    }
}

internal static class SearchRoutes
{
    extension(IEndpointRouteBuilder app)
    {
        public void MapSearch(IReadOnlyList<Resource> resources) =>
            app.MapFetch(SearchRoute.Path, new SearchRoute(resources).AnswerAsync)
                .AddEndpointFilter(Negotiation.RequireJsonAsync);
    }
}
