using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class NamingDrafts(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task The_tag_of_one_entry_does_not_change_another_that_has_taken_its_slug()
    {
        var (ann, cara) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms));
        await ann.PostAsync("/api/posts", """{"title": "Press"}""");
        var seen = (await ann.PatchAsync("/api/posts/press", """{"body": "Ann's"}""", "\"d1\"")).Tag;
        Assert.Equal("\"d2\"", seen);
        var moved = await cara.PatchAsync("/api/posts/press", """{"slug": "press-2025"}""", seen);
        var other = await cara.PostAsync("/api/posts", """{"title": "Cara's", "slug": "press"}""");
        other = await cara.PatchAsync("/api/posts/press", """{"body": "Cara's words"}""", other.Tag);
        Assert.Equal(("\"d3.press\"", "\"d2.press-2\""), (moved.Tag, other.Tag));

        foreach (var (method, path, body) in Changes("/api/posts/press"))
        {
            var refused = await ann.SendAsync(method, path, body, seen, ("Prefer", "merge"));
            Assert.Equal((412, false, false), (refused.Status, refused.Body.ContainsKey("etag"), refused.Body.ContainsKey("version")));
            Assert.Equal("[]", refused["differences"]!.ToJsonString());
            Assert.DoesNotContain("Cara's", refused.Body.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("another", refused.Detail, StringComparison.Ordinal);
        }
        Assert.Equal(412, (await ann.PatchAsync("/api/posts/press-2025", "{}", other.Tag)).Status);
        Assert.Equal("Cara's words", (string?)(await cara.PatchAsync("/api/posts/press", "{}", other.Tag))["body"]);
        Assert.Equal("Ann's", (string?)(await ann.PatchAsync("/api/posts/press-2025", "{}", moved.Tag))["body"]);
    }

    [Fact]
    public async Task A_tag_names_its_entry_at_each_of_its_addresses()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Née à + ~", "slug": "née-+~"}""");
        var moved = await ann.PatchAsync("/api/posts/née-+~", """{"slug": "elsewhere"}""", "\"d2\"");
        Assert.Equal("\"d3.n%C3%A9e-%2B~\"", moved.Tag);
        foreach (var path in new[] { "/api/posts/née-+~", "/api/posts/elsewhere" })
        {
            Assert.Equal(moved.Tag, (await ann.SendAsync(HttpMethod.Get, $"{path}?perspective=draft", null, null)).Tag);
            Assert.Equal((200, moved.Tag), (await ann.PatchAsync(path, "{}", moved.Tag)) is var same ? (same.Status, same.Tag) : default);
        }
        Assert.Equal("\"d1.n%C3%A9e-%2B~\"", (await ann.SendAsync(HttpMethod.Get, "/api/posts/elsewhere/revisions/1", null, null)).Tag);
        var late = await ann.PatchAsync("/api/posts/née-+~", """{"title": "Late"}""", "\"d2\"");
        Assert.Equal((412, moved.Tag), (late.Status, (string?)late["etag"]));
        Assert.Equal(["/slug", "/path", "/title"], late.Differences.Order(StringComparer.Ordinal).OrderBy(one => one == "/title").ThenByDescending(one => one));
    }

    [Theory]
    [InlineData("\"d1\", \"d99\"", 200)]
    [InlineData("\"d99\",\"d1\"", 200)]
    [InlineData("\"x\", W/\"d1\", \"d1.of-another\", \"d1\"", 200)]
    [InlineData("\"d01\"", 412)]
    [InlineData("\"d1.\"", 412)]
    [InlineData("\"d1.of-another\"", 412)]
    [InlineData("\"d+1\"", 412)]
    [InlineData("\"d98\", \"d99\"", 412)]
    public async Task Of_several_tags_any_may_be_that_of_the_draft(string tags, int status)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var slug = $"listed-{Guid.NewGuid():n}";
        await ann.PostAsync("/api/posts", $$"""{"title": "Listed", "slug": "{{slug}}"}""");
        Assert.Equal(status, (await ann.PatchAsync($"/api/posts/{slug}", """{"title": "Seen"}""", tags)).Status);
    }

    private static IEnumerable<(HttpMethod Method, string Path, string? Body)> Changes(string entry) =>
    [
        (HttpMethod.Put, entry, """{"title": "Ann's", "body": "Ann's"}"""),
        (HttpMethod.Patch, entry, """{"body": "Ann's"}"""),
        (HttpMethod.Delete, entry, null),
        (HttpMethod.Put, $"{entry}/publication", null),
        (HttpMethod.Delete, $"{entry}/publication", null),
        (HttpMethod.Put, $"{entry}/restoration", null),
        (HttpMethod.Post, $"{entry}/revisions/1/restoration", null),
    ];
}
