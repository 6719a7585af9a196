using System.Net;
using System.Text.Json;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class FindingPlaces(FindingPlaces.Site cms) : IClassFixture<FindingPlaces.Site>
{
    private const string Route = """
        query($path: String!) { route(path: $path) { __typename ... on Entry { id path } ... on Page { template } ... on Redirect { from to } ... on Gone { at: path } } }
        """;

    [Theory]
    [InlineData("/here", """{"__typename":"Page","id":"page/here","path":"/here","template":"here-page"}""")]
    [InlineData("/here/", """{"__typename":"Page","id":"page/here","path":"/here","template":"here-page"}""")]
    [InlineData("/", """{"__typename":"Page","id":"page/home","path":"/","template":null}""")]
    [InlineData("/blog/hello", """{"__typename":"Post","id":"post/hello","path":"/blog/hello"}""")]
    [InlineData("/old", """{"__typename":"Redirect","from":"/old","to":"/new"}""")]
    [InlineData("/older/", """{"__typename":"Redirect","from":"/older","to":"/new"}""")]
    [InlineData("/new", """{"__typename":"Page","id":"page/old","path":"/new","template":null}""")]
    [InlineData("/taken", """{"__typename":"Post","id":"post/taker","path":"/taken"}""")]
    [InlineData("/over", """{"__typename":"Gone","at":"/over"}""")]
    [InlineData("/draft", null)]
    [InlineData("/nowhere", null)]
    [InlineData("", null)]
    [InlineData("\0", null)]
    public async Task A_path_leads_to_an_entry_or_where_it_has_gone(string path, string? expected) =>
        Assert.Equal(expected, (await cms.Http.AskAsync(Route, new { path }))["route"]?.ToJsonString());

    [Fact]
    public async Task REST_answers_with_the_status_that_the_site_should_have()
    {
        var here = await cms.Http.JsonAsync("/api/route?path=/here/");
        Assert.Equal((200, "/here", "page/here", "The text."),
            (here.GetProperty("status").GetInt32(), here.Text("path"), here.GetProperty("entry").Text("id"), here.GetProperty("entry").Text("body")));

        var moved = await cms.Http.JsonAsync("/api/route?path=/old");
        Assert.Equal((301, "/new", JsonValueKind.Null),
            (moved.GetProperty("status").GetInt32(), moved.Text("path"), moved.GetProperty("entry").ValueKind));

        await cms.Http.ProblemAsync(HttpStatusCode.Gone, "/api/route?path=/over");
        await cms.Http.ProblemAsync(HttpStatusCode.NotFound, "/api/route?path=/nowhere");
        await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, "/api/route");
        await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/route?path=/draft&perspective=draft");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    public async Task The_site_map_has_each_address_once_part_by_part(int size)
    {
        string[] expected = ["page/here /here", "page/home /", "page/old /new", "post/hello /blog/hello", "post/taker /taken"];
        List<string> byGraphQL = [], byRest = [];
        for (var after = ""; after is not null;)
        {
            var part = (await cms.Http.AskAsync("query($size: Int, $after: ID) { siteMap(first: $size, after: $after) { places { id type path lastModified } hasNextPage endCursor } }",
                new { size, after = after is "" ? null : after }))["siteMap"]!;
            byGraphQL.AddRange(part["places"]!.AsArray().Select(place => $"{place!["id"]} {place["path"]}"));
            after = (bool)part["hasNextPage"]! ? (string?)part["endCursor"] : null;
        }
        for (var after = ""; after is not null;)
        {
            var part = await cms.Http.JsonAsync($"/api/sitemap?first={size}{(after is "" ? "" : $"&after={after}")}");
            byRest.AddRange(part.GetProperty("items").EnumerateArray().Select(place => $"{place.Text("id")} {place.Text("path")}"));
            after = part.GetProperty("next").GetString();
        }

        Assert.Equal(expected, byGraphQL);
        Assert.Equal(expected, byRest);
    }

    [Fact]
    public async Task A_part_of_the_site_map_links_to_the_next_as_the_document_says_and_the_last_to_none()
    {
        using var first = await cms.Http.GetAsync("/api/sitemap?first=2", Cancel);
        using var last = await cms.Http.GetAsync("/api/sitemap", Cancel);

        Assert.Equal("</api/sitemap?first=2&after=page%2Fhome>; rel=\"next\"", Assert.Single(first.Headers.GetValues("Link")));
        Assert.False(last.Headers.Contains("Link"));
    }

    public sealed class Site(TestDatabases databases) : CmsHost(databases)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.PublishedAsync("home", new Page { Title = "Home" }, path: "/");
            await Store.PublishedAsync("here", new Page { Title = "Here", Template = "here-page", Body = Markdown.Of("The text.") }, path: "/here");
            await Store.PublishedAsync("hello", new Post { Title = "Hello" });
            await Store.DraftAsync("draft", new Page { Title = "Draft" }, path: "/draft");
            var moved = await Store.PublishedAsync("old", new Page { Title = "Moved" }, path: "/older");
            moved = await MoveAsync(await MoveAsync(moved, "/old"), "/taken");
            await MoveAsync(moved, "/new");
            await Store.PublishedAsync("taker", new Post { Title = "Taker" }, path: "/taken");
            var over = await Store.PublishedAsync("over", new Page { Title = "Over" }, path: "/over");
            await using var session = Store.LightweightSession();
            Done(await session.WithdrawAsync<Page>(over.Id, over.Version, Cancel));
        }

        private async Task<Entry<Page>> MoveAsync(Entry<Page> page, string path)
        {
            await using var session = Store.LightweightSession();
            var revised = Done(await session.ReviseAsync(page.Id, page.Version, new Draft<Page>(page.Draft.Slug, path, page.Draft.Content), Cancel));
            await using var again = Store.LightweightSession();
            return Done(await again.PublishAsync<Page>(revised.Id, revised.Version, null, Cancel));
        }
    }
}
