using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class DatingDrafts(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Old = "2020-01-01T00:00:00Z", Other = "2021-02-03T04:05:06Z";

    [Fact]
    public async Task A_date_is_taken_away_by_null_and_by_what_leaves_it_out()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", $$"""{"title": "Dated", "publishedAt": "{{Old}}"}""");
        var kept = await ann.PatchAsync("/api/posts/dated", """{"body": "Kept"}""", "\"d1\"");
        Assert.Equal(Old, (string?)kept["publishedAt"]);
        var cleared = await ann.PatchAsync("/api/posts/dated", """{"publishedAt": null}""", "\"d2\"");
        Assert.Equal((200, "\"d3\"", null), (cleared.Status, cleared.Tag, (string?)cleared["publishedAt"]));
        Assert.Equal(["/publishedAt"], await ChangedAsync(ann, "dated"));

        foreach (var put in new[] { """{"title": "Dated"}""", """{"title": "Dated", "publishedAt": null}""" })
        {
            var dated = await ann.PatchAsync("/api/posts/dated", $$"""{"publishedAt": "{{Other}}"}""", cleared.Tag);
            Assert.Equal(Other, (string?)dated["publishedAt"]);
            cleared = await ann.PutAsync("/api/posts/dated", put, dated.Tag);
            Assert.Equal((200, null), (cleared.Status, (string?)cleared["publishedAt"]));
            var read = await ann.SendAsync(HttpMethod.Get, "/api/posts/dated?perspective=draft", null, null);
            Assert.Null(read["publishedAt"]);
        }
    }

    [Fact]
    public async Task What_is_published_has_a_date_and_who_takes_it_away_is_told_so()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var published = await ann.PostAsync("/api/posts?publish=true", $$"""{"title": "Shown", "publishedAt": "{{Old}}"}""");
        foreach (var (method, body) in new[]
        {
            (HttpMethod.Patch, """{"publishedAt": null}"""), (HttpMethod.Put, """{"title": "Shown", "publishedAt": null}"""),
        })
        {
            var refused = await ann.SendAsync(method, "/api/posts/shown", body, published.Tag);
            Assert.Equal((422, "/publishedAt"), (refused.Status, refused.Pointers.Single()));
            Assert.Contains("leave it out", refused.Body.ToJsonString(), StringComparison.Ordinal);
        }
        var put = await ann.PutAsync("/api/posts/shown", """{"title": "Shown anew"}""", published.Tag);
        Assert.Equal((200, Old), (put.Status, (string?)put["publishedAt"]));
    }

    [Fact]
    public async Task A_merge_keeps_the_date_of_either_and_says_whose_it_is()
    {
        var (ann, bob) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms));
        await ann.PostAsync("/api/posts", """{"title": "Merged date"}""");
        await ann.PatchAsync("/api/posts/merged-date", """{"body": "Ann's"}""", "\"d1\"");
        var merged = await bob.PatchAsync("/api/posts/merged-date", $$"""{"byline": "Bob", "publishedAt": "{{Old}}"}""", "\"d1\"", ("Prefer", "merge"));
        Assert.Equal((200, Old, "Ann's"), (merged.Status, (string?)merged["publishedAt"], (string?)merged["body"]));
        Assert.Equal(["/byline", "/publishedAt"], merged["merged"]!["yours"]!.AsArray().Select(one => (string)one!).Order(StringComparer.Ordinal));

        var theirs = await ann.PatchAsync("/api/posts/merged-date", """{"byline": "Ann"}""", "\"d2\"", ("Prefer", "merge"));
        Assert.Equal(412, theirs.Status);
        Assert.Equal(["/byline", "/publishedAt"], theirs.Differences.Order(StringComparer.Ordinal));
        var both = await ann.PatchAsync("/api/posts/merged-date", """{"title": "Ann's title"}""", "\"d2\"", ("Prefer", "merge"));
        Assert.Equal((200, Old), (both.Status, (string?)both["publishedAt"]));

        var clash = await bob.PatchAsync("/api/posts/merged-date", $$"""{"publishedAt": "{{Other}}"}""", "\"d2\"", ("Prefer", "merge"));
        Assert.Equal(412, clash.Status);
        var cleared = await bob.PatchAsync("/api/posts/merged-date", """{"publishedAt": null}""", "\"d3\"", ("Prefer", "merge"));
        Assert.Equal((200, null, "Ann's title"), (cleared.Status, (string?)cleared["publishedAt"], (string?)cleared["title"]));
    }

    [Fact]
    public async Task A_revision_that_is_restored_brings_its_date_along()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", $$"""{"title": "Restored date", "publishedAt": "{{Old}}"}""");
        await ann.PatchAsync("/api/posts/restored-date", $$"""{"publishedAt": "{{Other}}"}""", "\"d1\"");
        await ann.PatchAsync("/api/posts/restored-date", """{"publishedAt": null}""", "\"d2\"");
        var first = await RestoreAsync(ann, "restored-date", 1, "\"d3\"");
        Assert.Equal((200, Old), (first.Status, (string?)first["publishedAt"]));
        Assert.Equal(["/publishedAt"], await ChangedAsync(ann, "restored-date"));
        var third = await RestoreAsync(ann, "restored-date", 3, first.Tag);
        Assert.Equal((200, null), (third.Status, (string?)third["publishedAt"]));
        var compared = await ann.SendAsync(HttpMethod.Get, "/api/posts/restored-date/revisions/1..5", null, null);
        Assert.Equal($$"""{"pointer":"/publishedAt","from":"{{Old}}","to":null,"lines":null}""", compared["changes"]!.AsArray().Single()!.ToJsonString());
    }

    [Fact]
    public async Task What_is_published_keeps_its_date_when_a_revision_is_restored()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Before"}""");
        var published = await ann.PutAsync("/api/posts/before/publication", $$"""{"publishedAt": "{{Old}}"}""", "\"d1\"");
        await ann.PatchAsync("/api/posts/before", """{"title": "After"}""", published.Tag);
        var restored = await RestoreAsync(ann, "before", 1, "\"d3\"");
        Assert.Equal((200, "Before", Old), (restored.Status, (string?)restored["title"], (string?)restored["publishedAt"]));
    }

    private static Task<Answer> RestoreAsync(Editor editor, string slug, int version, string? seen) =>
        editor.SendAsync(HttpMethod.Post, $"/api/posts/{slug}/revisions/{version}/restoration", null, seen);

    private static async Task<string[]> ChangedAsync(Editor editor, string slug)
    {
        var revisions = await editor.SendAsync(HttpMethod.Get, $"/api/posts/{slug}/revisions?first=1", null, null);
        return [.. revisions["items"]![0]!["changed"]!.AsArray().Select(one => (string)one!)];
    }
}
