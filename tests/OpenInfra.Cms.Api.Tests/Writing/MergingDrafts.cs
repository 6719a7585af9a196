using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class MergingDrafts(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task A_null_that_nobody_touched_stays_where_it_is()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Nulls", "extra": {"a": null, "m": {"n": null, "k": 1}, "l": [null]}}""");
        await ann.PatchAsync("/api/posts/nulls", """{"body": "Ann's"}""", "\"d1\"");
        var merged = await ann.PatchAsync("/api/posts/nulls", """{"byline": "Bob", "extra": {"m": {"k": 2}}}""", "\"d1\"", ("Prefer", "merge"));
        Assert.Equal("""{"a":null,"l":[null],"m":{"k":2,"n":null}}""", merged["extra"]!.ToJsonString());
        Assert.Equal(["/byline", "/extra/m/k"], merged["merged"]!["yours"]!.AsArray().Select(one => (string)one!).Order(StringComparer.Ordinal));
        Assert.Equal(["/body"], merged["merged"]!["theirs"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task Null_and_nothing_are_two_values()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Nothing", "extra": {"a": null, "b": null}}""");
        var put = await ann.PutAsync("/api/posts/nothing", """{"title": "Nothing", "extra": {"b": null, "c": null}}""", "\"d1\"");
        var revisions = await ann.SendAsync(HttpMethod.Get, "/api/posts/nothing/revisions?first=1", null, null);
        Assert.Equal(["/extra/a", "/extra/c"], revisions["items"]![0]!["changed"]!.AsArray().Select(one => (string)one!).Order(StringComparer.Ordinal));

        var merged = await ann.PutAsync("/api/posts/nothing",
            """{"title": "Bob's", "extra": {"a": null, "b": null}}""", "\"d1\"", ("Prefer", "merge"));
        Assert.Equal("""{"b":null,"c":null}""", merged["extra"]!.ToJsonString());
        Assert.Equal("\"d2\"", put.Tag);
    }

    [Fact]
    public async Task What_others_have_saved_is_not_published_unseen()
    {
        var (ann, bob) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms));
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Unseen", "body": "Fit for readers"}""");
        await ann.PatchAsync("/api/posts/unseen", """{"body": "UNFINISHED"}""", "\"d2\"");
        foreach (var headers in new (string, string)[][] { [("Prefer", "merge")], [] })
        {
            var refused = await bob.PatchAsync("/api/posts/unseen?publish=true", """{"description": "Bob's"}""", "\"d2\"", headers);
            Assert.Equal((412, "\"d3\""), (refused.Status, (string?)refused["etag"]));
            Assert.Contains("without publish", refused.Detail, StringComparison.Ordinal);
            Assert.Equal(["/body", "/description"], refused.Differences.Order(StringComparer.Ordinal));
        }
        Assert.Equal("Fit for readers", (string?)(await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/unseen", null, null))["body"]);

        var merged = await bob.PatchAsync("/api/posts/unseen", """{"description": "Bob's"}""", "\"d2\"", ("Prefer", "merge"));
        var published = await bob.PatchAsync("/api/posts/unseen?publish=true", """{"body": "Finished"}""", merged.Tag, ("Prefer", "merge"));
        Assert.Equal((200, "Published", "Bob's"), (published.Status, (string?)published["status"], (string?)published["description"]));
        Assert.False(published.Body.ContainsKey("merged"));
    }

    [Fact]
    public async Task What_was_withdrawn_meanwhile_is_not_published_unseen_either()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Taken back"}""");
        await ann.DeleteAsync("/api/posts/taken-back/publication", "\"d2\"");
        var refused = await ann.PatchAsync("/api/posts/taken-back?publish=true", """{"body": "Bob's"}""", "\"d2\"", ("Prefer", "merge"));
        Assert.Equal(412, refused.Status);
        Assert.Equal(200, (await ann.PatchAsync("/api/posts/taken-back", """{"body": "Bob's"}""", "\"d2\"", ("Prefer", "merge"))).Status);
    }

    [Fact]
    public async Task Merging_is_advised_only_where_it_works_and_only_what_differs_is_told()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Advice", "body": "one", "byline": "A"}""");
        await ann.PatchAsync("/api/posts/advice", """{"body": "two", "byline": "B"}""", "\"d2\"");
        var held = (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/advice", null, null)).Tag;
        foreach (var tag in new[] { held, "W/\"d2\"", "*", "\"d99\"" })
        {
            var refused = await ann.PatchAsync("/api/posts/advice", """{"body": "mine"}""", tag);
            Assert.Equal(412, refused.Status);
            Assert.DoesNotContain("merge", refused.Detail, StringComparison.Ordinal);
            Assert.All(refused["differences"]!.AsArray(), one => Assert.False(JsonNode.DeepEquals(one!["yours"], one["theirs"])));
            Assert.Contains("/body", refused.Differences);
        }
        var possible = await ann.PatchAsync("/api/posts/advice", """{"description": "D", "byline": "B"}""", "\"d2\"");
        Assert.Contains("Prefer: merge", possible.Detail, StringComparison.Ordinal);
        Assert.Equal(["/body", "/description"], possible.Differences.Order(StringComparer.Ordinal));
        Assert.Equal(200, (await ann.PatchAsync("/api/posts/advice", """{"description": "D", "byline": "B"}""", "\"d2\"", ("Prefer", "merge"))).Status);

        var clash = await ann.PatchAsync("/api/posts/advice", """{"body": "mine"}""", "\"d2\"");
        var publication = await ann.PutAsync("/api/posts/advice/publication", null, "\"d2\"");
        Assert.Equal((412, 412), (clash.Status, publication.Status));
        Assert.DoesNotContain("merge", clash.Detail + publication.Detail, StringComparison.Ordinal);
    }
}
