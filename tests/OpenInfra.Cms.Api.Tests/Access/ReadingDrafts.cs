using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class ReadingDrafts(CmsHost cms) : IClassFixture<CmsHost>
{
    [Theory]
    [InlineData("draft")]
    [InlineData("DRAFT")]
    public async Task A_draft_is_tagged_by_its_version_and_kept_by_no_cache(string word)
    {
        var slug = $"tagged-{word.ToLowerInvariant()}{word.Length}{(int)word[0]}";
        await cms.Store.DraftAsync(slug, new Post { Title = "Tagged" });
        using var http = await cms.WithKeyAsync(slug, [Scope.Read], Post.Definition);
        using var response = await http.GetAsync($"/api/posts/{slug}?perspective={word}", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, response.RequestMessage!.RequestUri);
        request.Headers.IfNoneMatch.Add(new("\"d1\""));
        using var same = await http.SendAsync(request, Cancel);

        Assert.Equal(("\"d1\"", "no-store, private"), ($"{response.Headers.ETag}", $"{response.Headers.CacheControl}"));
        Assert.Equal((HttpStatusCode.NotModified, "no-store, private"), (same.StatusCode, $"{same.Headers.CacheControl}"));
    }

    [Fact]
    public async Task What_is_published_is_tagged_by_its_bytes_also_with_a_key_and_varies_by_who_asks()
    {
        await cms.Store.PublishedAsync("seen", new Post { Title = "Seen" });
        using var http = await cms.WithKeyAsync("seen", [Scope.Read]);
        using var known = await http.GetAsync("/api/posts/seen", Cancel);
        using var unknown = await cms.Http.GetAsync("/api/posts/seen", Cancel);

        Assert.Equal(unknown.Headers.ETag, known.Headers.ETag);
        Assert.NotEqual("\"d2\"", $"{known.Headers.ETag}");
        Assert.Null(known.Headers.CacheControl);
        foreach (var url in new[] { "/api/posts/seen", "/api/posts", "/graphql?query={posts{totalCount}}" })
        {
            using var response = await cms.Http.GetAsync(url, Cancel);
            Assert.Contains("Authorization", response.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_list_of_drafts_is_filtered_sorted_and_paged_by_what_editors_see()
    {
        foreach (var (slug, title) in new[] { ("l-1", "C"), ("l-2", "B"), ("l-3", "A") })
            await cms.Store.DraftAsync(slug, new Page { Title = title, Template = "listed" });
        await cms.Store.PublishedAsync("l-4", new Page { Title = "D", Template = "listed" });
        using var http = await cms.WithKeyAsync("lister", [Scope.Read]);
        const string Url = "/api/pages?template=listed&sort=-publishedAt,title&first=2&perspective=draft";
        var first = await http.JsonAsync(Url);
        var second = await http.JsonAsync($"{Url}&after={first.Text("next")}");

        Assert.Equal(4, first.GetProperty("totalCount").GetInt32());
        var items = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray());
        Assert.Equal(["D", "A", "B", "C"], items.Select(item => item.Text("title")));
        Assert.Equal(["l-4"], await cms.Http.SlugsAsync("/api/pages?template=listed"));
    }

    [Fact]
    public async Task A_key_for_other_types_is_told_what_it_lacks()
    {
        using var other = await cms.WithKeyAsync("other", [Scope.Read], Page.Definition);
        using var writer = await cms.WithKeyAsync("writer", [Scope.Write, Scope.Publish], Page.Definition);

        var ofType = await other.ProblemAsync(HttpStatusCode.Forbidden, "/api/posts?perspective=draft");
        Assert.Equal("This needs the scope content:read for posts, which your key doesn't have.", ofType.Text("detail"));
        Assert.Equal("content:read", (await writer.ProblemAsync(HttpStatusCode.Forbidden, "/api/posts/x?perspective=draft")).Text("scope"));
    }

    [Theory]
    [InlineData(Scope.Write)]
    [InlineData(Scope.Publish)]
    public async Task Who_may_change_an_entry_may_read_its_draft(Scope scope)
    {
        var slug = $"changed-{(int)scope}";
        await cms.Store.DraftAsync(slug, new Post { Title = "Changed" });
        using var http = await cms.WithKeyAsync(slug, [scope]);
        foreach (var path in new[] { "?perspective=draft", "/revisions", "/revisions/1", "/revisions/1..1" })
        {
            using var answer = await http.GetAsync($"/api/posts/{slug}{path}", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        var query = $$"""{ post(slug: "{{slug}}") { title } }""";
        using var graph = await http.PostAsJsonAsync("/graphql?perspective=draft", new { query }, Cancel);
        Assert.StartsWith("""{"data":{"post":{"title":"Changed"}}""", await graph.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_GraphQL_what_may_not_be_asked_for_is_an_error_and_the_rest_an_answer()
    {
        await cms.Store.DraftAsync("mixed", new Page { Title = "Mixed" });
        await cms.Store.DraftAsync("mixed", new Post { Title = "Mixed" });
        using var http = await cms.WithKeyAsync("mixed", [Scope.Read], Page.Definition);
        using var response = await http.PostAsJsonAsync("/graphql?perspective=draft", new
        {
            query = """{ page(slug: "mixed") { title publishedAt } post(slug: "mixed") { title } node(id: "post/mixed") { id } }""",
        }, Cancel);
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;

        Assert.Equal("""{"page":{"title":"Mixed","publishedAt":null},"post":null,"node":null}""", answer["data"]!.ToJsonString());
        Assert.Equal(["FORBIDDEN", "FORBIDDEN"], answer["errors"]!.AsArray().Select(error => (string)error!["extensions"]!["code"]!));
        Assert.Equal("no-store, private", $"{response.Headers.CacheControl}");
    }

    [Fact]
    public async Task A_draft_names_all_that_it_refers_to_and_what_is_published_only_what_readers_see()
    {
        await cms.Store.DraftAsync("hidden", new Category { Label = "Hidden" });
        await cms.Store.PublishedAsync("naming", new Post { Title = "Naming", Categories = [new("category/hidden")] });
        using var http = await cms.WithKeyAsync("naming", [Scope.Read]);

        Assert.Equal("[]", (await cms.Http.JsonAsync("/api/posts/naming")).GetProperty("categories").GetRawText());
        var draft = await http.JsonAsync("/api/posts/naming?perspective=draft");
        Assert.Equal("""["category/hidden"]""", draft.GetProperty("categories").GetRawText());
    }
}
