using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Scheduling;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Mutations;

public sealed class LivingByMutations(Editors cms) : IClassFixture<Editors>
{
    private readonly HttpClient _editor = cms.Editor;

    [Fact]
    public async Task A_whole_editorial_life()
    {
        var post = await _editor.DoneAsync("create", new { title = "A Whole Life", description = "Short.", body = "# Born" });
        Assert.Equal(("post/a-whole-life", "/blog/a-whole-life"), ((string)post["id"]!, (string)post["path"]!));
        Assert.Equal(("d1", "DRAFT", null), ((string?)post["etag"], (string?)post["status"], post["publishedAt"]));
        Assert.Null(await TitleAsync());

        post = await _editor.DoneAsync("update", Seen(post, new() { ["title"] = "Renamed", ["description"] = null }));
        Assert.Equal(("Renamed", null, "# Born", "d2"),
            ((string?)post["title"], post["description"], (string?)post["body"]!["markdown"], (string?)post["etag"]));

        post = await _editor.DoneAsync("publish", Seen(post, new() { ["publishedAt"] = "2026-01-31T10:00:00+01:00" }));
        Assert.Equal(("PUBLISHED", "2026-01-31T09:00:00Z"), ((string?)post["status"], (string?)post["publishedAt"]));
        post = await _editor.DoneAsync("update", Seen(post, new() { ["title"] = "Draft" }));
        Assert.Equal("Renamed", await TitleAsync());

        post = await _editor.DoneAsync("schedule", Seen(post, new() { ["at"] = "2999-01-01T00:00:00Z" }));
        Assert.Equal("""{"at":"2999-01-01T00:00:00Z","revision":4}""", post["schedule"]!.ToJsonString());
        post = await _editor.DoneAsync("withdraw", Seen(post));
        Assert.Equal((null, "PUBLISHED"), (post["schedule"], (string?)post["status"]));
        post = await _editor.DoneAsync("withdraw", Seen(post));
        Assert.Null(await TitleAsync());

        post = await _editor.DoneAsync("archive", Seen(post));
        Assert.Equal("ARCHIVED", (string?)post["status"]);
        post = await _editor.DoneAsync("restore", Seen(post));
        Assert.Equal(("DRAFT", "Draft", "d9"), ((string?)post["status"], (string?)post["title"], (string?)post["etag"]));
        Assert.All(await cms.Store.HistoryAsync("a-whole-life"), happened => Assert.Equal("key:editor", happened.Who));
    }

    [Fact]
    public async Task What_is_published_at_once_is_there_for_readers()
    {
        await _editor.DoneAsync("create", new { title = "At once", slug = "at-once", publish = true });
        Assert.Equal("At once", await TitleAsync("at-once"));
        await _editor.DoneAsync("update", new { id = "post/at-once", ifMatch = "d2", title = "Twice", publish = true });
        Assert.Equal("Twice", await TitleAsync("at-once"));
    }

    [Fact]
    public async Task Several_in_one_request_are_made_in_their_order_and_each_for_itself()
    {
        var data = await _editor.AskAsync("""
            mutation {
              first: createPost(input: { title: "One", slug: "in-order", clientMutationId: "1" }) { post { etag } clientMutationId }
              second: updatePost(input: { id: "post/in-order", ifMatch: "d1", title: "Two" }) { post { etag title } }
              third: updatePost(input: { id: "post/in-order", ifMatch: "d1", title: "Three" }) { problems { __typename } }
              fourth: publishPost(input: { id: "post/in-order", ifMatch: "\"d2\"" }) { post { etag title status } }
            }
            """);
        Assert.Equal("""
            {"first":{"post":{"etag":"d1"},"clientMutationId":"1"},"second":{"post":{"etag":"d2","title":"Two"}},
            "third":{"problems":[{"__typename":"StaleProblem"}]},"fourth":{"post":{"etag":"d3","title":"Two","status":"PUBLISHED"}}}
            """.ReplaceLineEndings(""), data.ToJsonString());
    }

    [Fact]
    public async Task Inputs_take_every_kind_of_value_and_null_clears()
    {
        await cms.Store.PublishedAsync("source", new Post { Title = "Source" });
        var data = await _editor.AskAsync("""
            mutation($json: JSON) {
              createOrganization(input: {
                name: "Kinds", aliases: ["K"], seo: { title: "Seo" }, extra: { list: [1, 2.5, true, null, "x", { a: {} }] }
                memberships: [{ foundation: "F", level: PLATINUM, since: "2020-01-02", asOf: ["2021-03-04"], source: "post/source" }]
              }) { organization { etag seo { title } extra memberships { level since asOf status source { slug } } } problems { detail } }
              createPage(input: { title: "Data", path: "/data", data: $json }) { page { slug data } problems { detail } }
              updateOrganization(input: {
                id: "organization/kinds", ifMatch: "d1", seo: { title: null }, aliases: [], extra: { more: 1 }
              }) {
                organization { aliases seo { title } extra } problems { detail }
              }
            }
            """, new { json = new { deep = new object?[] { 1, "two", null, 3.5, long.MaxValue } } });
        Assert.Equal("""
            {"createOrganization":{"organization":{"etag":"d1","seo":{"title":"Seo"},"extra":{"list":[1,2.5,true,null,"x",{"a":{}}]},
            "memberships":[{"level":"PLATINUM","since":"2020-01-02","asOf":["2021-03-04"],"status":null,"source":{"slug":"source"}}]},
            "problems":[]},
            "createPage":{"page":{"slug":"data","data":{"deep":[1,"two",null,3.5,9223372036854775807]}},"problems":[]},
            "updateOrganization":{"organization":{"aliases":[],"seo":{"title":"Kinds"},
            "extra":{"list":[1,2.5,true,null,"x",{"a":{}}],"more":1}},"problems":[]}}
            """.ReplaceLineEndings(""), data.ToJsonString());
    }

    [Fact]
    public async Task What_a_variable_leaves_out_stays_and_what_it_gives_as_null_is_cleared()
    {
        const string update = """
            mutation($tag: String!, $description: String, $byline: String) {
              updatePost(input: { id: "post/left-out", ifMatch: $tag, description: $description, byline: $byline }) {
                post { description byline }
              }
            }
            """;
        await _editor.DoneAsync("create", new { title = "Left out", description = "Stays", byline = "Goes" });
        var data = await _editor.AskAsync(update, new Dictionary<string, object?> { ["tag"] = "d1", ["byline"] = null });
        Assert.Equal("""{"updatePost":{"post":{"description":"Stays","byline":null}}}""", data.ToJsonString());
    }

    [Fact]
    public async Task The_tag_is_for_those_who_see_the_draft()
    {
        await cms.Store.PublishedAsync("tagged", new Post { Title = "Tagged" });
        const string query = """{ post(slug: "tagged") { etag version } }""";
        Assert.Equal("""{"post":{"etag":null,"version":2}}""", (await cms.Http.AskAsync(query)).ToJsonString());
        var answer = await _editor.PostAsJsonAsync("/graphql?perspective=draft", new { query }, Cancel);
        Assert.Equal("d2", (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["data"]!["post"]!["etag"]);
    }

    [Fact]
    public async Task What_an_entry_refers_to_is_shown_as_the_sender_sees_it()
    {
        await cms.Store.DraftAsync("hidden", new Category { Label = "Hidden" });
        var writer = await Access.Keys.WithKeyAsync(cms, "writes-posts", [Cms.Access.Scope.Write], Post.Definition);
        var input = new { title = "Refers", categories = new[] { "category/hidden" } };
        Assert.Equal("[]", (await writer.DoneAsync("create", input))["categories"]!.ToJsonString());
        Assert.Equal("""[{"id":"category/hidden"}]""", (await _editor.DoneAsync("create", input))["categories"]!.ToJsonString());
    }

    private async Task<string?> TitleAsync(string slug = "a-whole-life") =>
        (string?)(await cms.Http.AskAsync("query($slug: String!) { post(slug: $slug) { title } }", new { slug }))["post"]?["title"];

    private static JsonObject Seen(JsonNode post, JsonObject? more = null)
    {
        var input = more ?? [];
        (input["id"], input["ifMatch"]) = ((string)post["id"]!, (string)post["etag"]!);
        return input;
    }
}
