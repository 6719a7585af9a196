using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Api.Tests.Writing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Histories;

public sealed class ReadingRevisions(CmsHost cms) : IClassFixture<CmsHost>
{
    private int _entries;

    [Fact]
    public async Task Each_version_reads_as_it_was_answered_when_it_was_saved() =>
        await Gen.Int[0, 8].Array[1, 12].SampleAsync(async changes =>
        {
            var ann = await Editor.WithKeyAsync(cms);
            var answers = await LiveAsync(ann, changes);
            var (id, slug) = ((string)answers[0]["id"]!, (string)answers[^1]["slug"]!);
            foreach (var saved in answers)
            {
                var version = (int)saved["version"]!;
                var read = await ann.SendAsync(HttpMethod.Get, $"/api/posts/{slug}/revisions/{version}", null, null);
                Assert.Equal((200, version), (read.Status, DraftTag.Parse(read.Tag!)!.Version));
                Assert.True(DraftTag.Parse(read.Tag!)!.IsOf(id, slug));
                Assert.Equal(saved.Body.ToJsonString(), read.Body.ToJsonString());
            }
            var listed = await AllAsync(ann, $"/api/posts/{slug}/revisions?first=3");
            Assert.Equal(Enumerable.Range(1, (int)answers[^1]["version"]!).Reverse(), listed.Select(one => (int)one!["version"]!));
            Assert.All(listed, one => Assert.StartsWith("key:editor-", (string)one!["by"]!, StringComparison.Ordinal));
        }, iter: 12, threads: 1);

    [Fact]
    public async Task The_list_says_who_did_what_when()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Listed", "body": "One."}""");
        await ann.PatchAsync("/api/posts/listed", """{"body": "Two.", "seo": {"image": "/i.png"}}""", "\"d2\"");
        await ann.PutAsync("/api/posts/listed/publication", """{"at": "2199-01-01T00:00:00Z"}""", "\"d3\"");

        var list = await ann.Http.JsonAsync("/api/posts/listed/revisions");

        Assert.Equal(["items", "totalCount", "next"], list.Names);
        Assert.Equal((4, (string?)null), (list.GetProperty("totalCount").GetInt32(), list.GetProperty("next").GetString()));
        var items = list.GetProperty("items");
        Assert.Equal(
            ["version", "event", "at", "by", "source", "changed", "draft", "publishedAt", "scheduledFor", "reason"], items[0].Names);
        Assert.Equal(["Scheduled", "Revised", "Published", "Revised"], items.EnumerateArray().Select(item => item.Text("event")));
        Assert.Equal((3, "2199-01-01T00:00:00Z"), (items[0].GetProperty("draft").GetInt32(), items[0].Text("scheduledFor")));
        Assert.Equal(["/body", "/seo"], items[1].GetProperty("changed").EnumerateArray().Select(pointer => pointer.GetString()!));
    }

    [Fact]
    public async Task A_comparison_tells_fields_by_value_and_long_texts_by_lines()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Compared", "body": "One.\nTwo.\nThree."}""");
        await ann.PatchAsync("/api/posts/compared", """{"title": "Compared!", "body": "One.\nThree.\nFour."}""", "\"d1\"");

        var read = await ann.SendAsync(HttpMethod.Get, "/api/posts/compared/revisions/1..2", null, null);

        Assert.Equal(
            """
            {"from":1,"to":2,"changes":[
            {"pointer":"/title","from":"Compared","to":"Compared!","lines":null},
            {"pointer":"/body","from":null,"to":null,"lines":[
            {"from":2,"removed":["Two.\n","Three."],"to":2,"added":["Three.\n","Four."]}]}]}
            """.ReplaceLineEndings(""), read.Body.ToJsonString());
    }

    [Fact]
    public async Task An_earlier_draft_is_saved_anew_by_who_has_seen_the_present_one()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var first = await ann.PostAsync("/api/posts", """{"title": "Reverted", "body": "As it was.", "tags": ["kept"]}""");
        await ann.PatchAsync("/api/posts/reverted", """{"title": "Changed", "slug": "moved", "tags": []}""", "\"d1\"");
        const string Restoration = "/api/posts/moved/revisions/1/restoration";

        Assert.Equal(428, (await ann.PostAsync(Restoration, "")).Status);
        var late = await ann.SendAsync(HttpMethod.Post, Restoration, null, "\"d1.reverted\"");
        Assert.Equal((412, "\"d2.reverted\""), (late.Status, (string?)late["etag"]));
        Assert.Contains("/title", late.Differences);
        var reverted = await ann.SendAsync(HttpMethod.Post, Restoration, null, (string?)late["etag"]);

        Assert.Equal((200, "\"d3\""), (reverted.Status, reverted.Tag));
        string[] told = ["version", "revisedAt"];
        foreach (var body in new[] { first.Body, reverted.Body }) foreach (var name in told) body.Remove(name);
        Assert.True(JsonNode.DeepEquals(first.Body, reverted.Body));
        Assert.Equal("moved", (string?)(await ann.SendAsync(HttpMethod.Get, "/api/posts/reverted/revisions/2", null, null))["slug"]);
        Assert.Equal(404, (await ann.SendAsync(HttpMethod.Post, "/api/posts/reverted/revisions/4/restoration", null, "\"d3\"")).Status);
    }

    [Fact]
    public async Task A_slug_that_somebody_else_has_by_now_can_not_be_had_back()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Wanted"}""");
        var left = await ann.PatchAsync("/api/posts/wanted", """{"slug": "left"}""", "\"d1\"");
        await ann.PostAsync("/api/posts", """{"title": "Wanted"}""");

        var refused = await ann.SendAsync(HttpMethod.Post, "/api/posts/left/revisions/1/restoration", null, left.Tag);

        Assert.Equal(409, refused.Status);
        Assert.Equal(["/slug"], refused.Pointers);
    }

    [Fact]
    public async Task A_history_is_for_those_who_may_read_drafts_of_the_type()
    {
        await cms.Store.DraftAsync("private", new Post { Title = "Private" });
        using var writer = await cms.WithKeyAsync("writes-others", [Scope.Write], Category.Definition);
        using var other = await cms.WithKeyAsync("other", [Scope.Read], Category.Definition);
        foreach (var path in new[] { "", "/1", "/1..1" })
        {
            var url = $"/api/posts/private/revisions{path}";
            await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, url);
            Assert.Equal("content:read", (await writer.ProblemAsync(HttpStatusCode.Forbidden, url)).Text("scope"));
            await other.ProblemAsync(HttpStatusCode.Forbidden, url);
        }
        var reader = await Editor.WithKeyAsync(cms, Scope.Read);
        Assert.Equal(403, (await reader.SendAsync(HttpMethod.Post, "/api/posts/private/revisions/1/restoration", null, "\"d1\"")).Status);
        using var answer = await reader.Http.GetAsync("/api/posts/private/revisions", Cancel);
        Assert.Equal("no-store, private", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/revisions/0", HttpStatusCode.NotFound, "There is no version 0 of the post with the slug \"unseen\"; the first is 1.")]
    [InlineData("/revisions/3", HttpStatusCode.NotFound, "version 3")]
    [InlineData("/revisions/x", HttpStatusCode.NotFound, "version x")]
    [InlineData("/revisions/99999999999", HttpStatusCode.NotFound, "version 99999999999")]
    [InlineData("/revisions/1..3", HttpStatusCode.NotFound, "version 3")]
    [InlineData("/revisions/x..1", HttpStatusCode.NotFound, "version x")]
    [InlineData("-too/revisions", HttpStatusCode.NotFound, "unseen-too")]
    [InlineData("-too/revisions/1", HttpStatusCode.NotFound, "unseen-too")]
    [InlineData("-too/revisions/1..1", HttpStatusCode.NotFound, "unseen-too")]
    [InlineData("/revisions?first=0", HttpStatusCode.BadRequest, "errors")]
    [InlineData("/revisions?after=x", HttpStatusCode.BadRequest, "errors")]
    [InlineData("/revisions/1?at=2020-01-01T00:00Z", HttpStatusCode.BadRequest, "errors")]
    [InlineData("/revisions/1..1?first=1", HttpStatusCode.BadRequest, "errors")]
    public async Task What_is_not_there_or_can_not_be_asked_is_said(string path, HttpStatusCode status, string detail)
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Unseen", "slug": "unseen"}""");

        Assert.Contains(detail, (await ann.Http.ProblemAsync(status, $"/api/posts/unseen{path}")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_long_history_is_read_in_as_many_statements_as_one_of_a_short_one()
    {
        var ann = await Editor.WithKeyAsync(cms);
        foreach (var (slug, length) in new[] { ("short", 2), ("long", 40) })
        {
            await ann.PostAsync("/api/posts", $$"""{"title": "0", "slug": "{{slug}}"}""");
            for (var version = 1; version < length; version++)
                await ann.PatchAsync($"/api/posts/{slug}", $$"""{"title": "{{version}}"}""", $"\"d{version}\"");
        }
        foreach (var path in new[] { "revisions?first=30", "revisions/2", "revisions/1..2" })
        {
            var forShort = await ann.Http.StatementsAsync($"/api/posts/short/{path}");
            Assert.Equal(forShort, await ann.Http.StatementsAsync($"/api/posts/long/{path}"));
        }
    }

    private async Task<List<Answer>> LiveAsync(Editor ann, int[] changes)
    {
        var title = $"Life {Interlocked.Increment(ref _entries)}";
        var first = await ann.PostAsync("/api/posts", $$"""{"title": "{{title}}", "body": "Text 0", "tags": ["a"]}""");
        var answers = new List<Answer> { first };
        foreach (var (number, change) in changes.Index())
        {
            var (path, seen) = ($"/api/posts/{(string)answers[^1]["slug"]!}", answers[^1].Tag);
            var answer = await (change switch
            {
                0 => ann.PatchAsync(path, $$"""{"body": "Text {{number}}"}""", seen),
                1 => ann.PatchAsync(path, $$"""{"title": "Renamed {{number}}", "slug": "{{title.Replace(' ', '-')}}-{{number}}"}""", seen),
                2 => ann.PutAsync(path, $$"""{"title": "{{title}}", "body": "", "extra": { "number": {{number}} } }""", seen),
                3 => ann.PatchAsync(path, $$"""{"publishedAt": "20{{number + 10}}-01-01T00:00:00Z"}""", seen),
                4 => ann.PutAsync($"{path}/publication", null, seen),
                5 => ann.PutAsync($"{path}/publication", """{"at": "2199-01-01T00:00:00Z"}""", seen),
                6 => ann.DeleteAsync($"{path}/publication", seen),
                7 => ann.DeleteAsync(path, seen),
                _ => ann.PutAsync($"{path}/restoration", null, seen),
            });
            if (answer.Status == 200) answers.Add(answer);
        }
        return answers;
    }

    private static async Task<List<JsonNode?>> AllAsync(Editor ann, string url)
    {
        var (items, next) = (new List<JsonNode?>(), url);
        while (next is not null)
        {
            var page = await ann.SendAsync(HttpMethod.Get, next, null, null);
            items.AddRange(page["items"]!.AsArray());
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            Assert.Equal((string?)page["next"] is null, next is null);
        }
        return items;
    }
}
