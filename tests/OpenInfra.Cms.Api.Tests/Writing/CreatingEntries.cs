using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class CreatingEntries(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task A_new_post_is_a_draft_at_its_location_with_the_tag_that_its_next_change_names()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var created = await ann.PostAsync("/api/posts", """{"title": "Hello, World", "body": "Some *words*.", "tags": ["a"], "extra": {"k": [1, null]}}""");

        Assert.Equal((201, "\"d1\"", "/api/posts/hello-world"), (created.Status, created.Tag, created.Location));
        Assert.Equal(("post/hello-world", "/blog/hello-world", "Draft"), ((string?)created["id"], (string?)created["path"], (string?)created["status"]));
        Assert.Equal("Some *words*.", (string?)created["body"]);
        Assert.Equal("""{"k":[1,null]}""", created["extra"]!.ToJsonString());
        Assert.Null((string?)created["publishedAt"]);
        Assert.Equal(404, (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/hello-world", null, null)).Status);
    }

    [Fact]
    public async Task It_is_published_at_once_where_that_is_asked_for_and_the_key_may()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var created = await ann.PostAsync("/api/posts?publish=true", """{"title": "At once"}""");
        Assert.Equal((201, "\"d2\"", "Published"), (created.Status, created.Tag, (string?)created["status"]));
        Assert.Equal(200, (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/at-once", null, null)).Status);

        var bob = await Editor.WithKeyAsync(cms, Scope.Write);
        Assert.Equal(403, (await bob.PostAsync("/api/posts?publish=true", """{"title": "Not so fast"}""")).Status);
        Assert.Equal(201, (await bob.PostAsync("/api/posts", """{"title": "Not so fast"}""")).Status);
    }

    [Theory]
    [InlineData("Ærøskøbing & Łódź", "aeroskobing-and-lodz")]
    [InlineData("日本語", "ribenyu")]
    [InlineData("!!!", "entry")]
    public async Task Its_slug_is_made_of_its_title(string title, string slug)
    {
        var ann = await Editor.WithKeyAsync(cms);
        Assert.Equal(slug, (string?)(await ann.PostAsync("/api/posts", $$"""{"title": "{{title}}"}"""))["slug"]);
    }

    [Fact]
    public async Task Equal_titles_get_numbers_also_when_they_come_at_the_same_time()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => ann.PostAsync("/api/posts", """{"title": "Same"}""")));
        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(
            [.. Enumerable.Range(1, 25).Select(number => number == 1 ? "same" : $"same-{number}").Order(StringComparer.Ordinal)],
            answers.Select(answer => (string)answer["slug"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_slug_that_was_asked_for_is_never_changed_but_refused_where_it_is_taken()
    {
        var ann = await Editor.WithKeyAsync(cms);
        Assert.Equal(201, (await ann.PostAsync("/api/posts", """{"title": "One", "slug": "wanted"}""")).Status);
        var refused = await ann.PostAsync("/api/posts", """{"title": "Two", "slug": "wanted"}""");
        Assert.Equal(409, refused.Status);
        Assert.Equal(["/slug"], refused.Pointers);
    }

    [Fact]
    public async Task A_page_is_named_by_its_path_where_that_is_given()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var page = await ann.PostAsync("/api/pages", """{"title": "About us", "path": "/about/team"}""");
        Assert.Equal(("about-team", "/about/team"), ((string?)page["slug"], (string?)page["path"]));
    }

    [Fact]
    public async Task The_id_of_an_entry_that_has_moved_on_is_not_given_again_though_its_slug_may_be()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "First", "slug": "spot"}""");
        Assert.Equal(200, (await ann.PatchAsync("/api/posts/spot", """{"slug": "moved-on"}""", "\"d1\"")).Status);
        var second = await ann.PostAsync("/api/posts", """{"title": "Second", "slug": "spot"}""");
        Assert.Equal((201, "spot", "post/spot-2"), (second.Status, (string?)second["slug"], (string?)second["id"]));
    }
}
