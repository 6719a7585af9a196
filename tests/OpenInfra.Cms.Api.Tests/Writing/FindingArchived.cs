using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class FindingArchived(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Archived = """{"status":{"eq":"ARCHIVED"}}""";

    [Fact]
    public async Task Who_asks_for_what_is_archived_finds_it_and_nobody_else_does()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ArchiveAsync(ann, "gone");
        await ann.PostAsync("/api/posts", """{"title": "Here", "slug": "here"}""");

        Assert.Equal(["gone"], await ListAsync(ann, Archived));
        Assert.Equal(["gone", "here"], await ListAsync(ann, """{"status":{"in":["ARCHIVED","DRAFT"]}}"""));
        Assert.Equal(["gone"], await ListAsync(ann, """{"and":[{"status":{"eq":"ARCHIVED"}},{"title":{"eq":"Archived"}}]}"""));
        Assert.Equal(["here"], await ListAsync(ann, """{"not":{"status":{"eq":"PUBLISHED"}}}"""));
        Assert.Equal(["here"], await ListAsync(ann, """{"not":{"status":{"eq":"ARCHIVED"}}}"""));
        Assert.Empty(await ListAsync(Editor.OfReader(cms), Archived, ""));

        using var answer = await ann.Http.PostAsJsonAsync("/graphql?perspective=draft", new
        {
            query = """{ posts(where: { status: { eq: ARCHIVED }, slug: { eq: "gone" } }) { totalCount nodes { id etag status } } }""",
        }, Entries.Cancel);
        Assert.Equal("""{"posts":{"totalCount":1,"nodes":[{"id":"post/gone","etag":"d2","status":"ARCHIVED"}]}}""",
            (await answer.Content.ReadFromJsonAsync<JsonNode>(Entries.Cancel))!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task An_archived_entry_says_how_it_comes_back()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var tag = await ArchiveAsync(ann, "asleep");
        var read = await ann.SendAsync(HttpMethod.Get, "/api/posts/asleep?perspective=draft", null, null);
        Assert.Equal((410, tag), (read.Status, (string?)read["etag"]));
        Assert.Contains("/api/posts/asleep/restoration", read.Detail, StringComparison.Ordinal);
        Assert.Equal(404, (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/asleep", null, null)).Status);

        var taken = await ann.PostAsync("/api/posts", """{"title": "Mine", "slug": "asleep"}""");
        Assert.Equal((409, "/slug"), (taken.Status, taken.Pointers.Single()));
        Assert.Contains("archived", taken.Detail, StringComparison.Ordinal);
        Assert.Contains(tag!, taken.Detail, StringComparison.Ordinal);
        await ann.PostAsync("/api/posts", """{"title": "Mine", "slug": "awake"}""");
        Assert.Contains("archived", (await ann.PatchAsync("/api/posts/awake", """{"slug": "asleep"}""", "\"d1\"")).Detail, StringComparison.Ordinal);

        var restored = await ann.PutAsync("/api/posts/asleep/restoration", null, (string?)read["etag"]);
        Assert.Equal((200, "Draft"), (restored.Status, (string?)restored["status"]));
    }

    private static async Task<string?> ArchiveAsync(Editor editor, string slug)
    {
        await editor.PostAsync("/api/posts", $$"""{"title": "Archived", "slug": "{{slug}}"}""");
        return (await editor.DeleteAsync($"/api/posts/{slug}", "\"d1\"")).Tag;
    }

    private static async Task<string[]> ListAsync(Editor editor, string where, string perspective = "&perspective=draft")
    {
        var list = await editor.SendAsync(HttpMethod.Get, $"/api/posts?where={Uri.EscapeDataString(where)}{perspective}", null, null);
        Assert.Equal(list["items"]!.AsArray().Count, (int)list["totalCount"]!);
        return [.. list["items"]!.AsArray().Select(item => (string)item!["slug"]!).Where(slug => slug is "gone" or "here").Order(StringComparer.Ordinal)];
    }
}
