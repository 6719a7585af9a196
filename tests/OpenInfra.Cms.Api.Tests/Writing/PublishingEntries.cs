using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class PublishingEntries(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Publication = "publication";

    [Fact]
    public async Task A_draft_is_published_corrected_withdrawn_archived_and_restored()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Life", "body": "one"}""");
        var published = await ann.PutAsync("/api/posts/life/publication", null, "\"d1\"");
        Assert.Equal((200, "\"d2\"", "Published"), (published.Status, published.Tag, (string?)published["status"]));
        var corrected = await ann.PatchAsync("/api/posts/life?publish=true", """{"body": "two"}""", published.Tag);
        Assert.Equal(("\"d4\"", "two"), (corrected.Tag, (string?)(await ReadAsync("life"))["body"]));
        Assert.Equal((string?)published["publishedAt"], (string?)corrected["publishedAt"]);

        var withdrawn = await ann.DeleteAsync("/api/posts/life/publication", corrected.Tag);
        Assert.Equal(("Draft", 404), ((string?)withdrawn["status"], (await ReadAsync("life")).Status));
        var archived = await ann.DeleteAsync("/api/posts/life", withdrawn.Tag);
        Assert.Equal((200, "Archived"), (archived.Status, (string?)archived["status"]));
        Assert.Equal(409, (await ann.PatchAsync("/api/posts/life", """{"title": "x"}""", archived.Tag)).Status);
        Assert.Equal(409, (await ann.PutAsync("/api/posts/life/publication", null, archived.Tag)).Status);
        var restored = await ann.PutAsync("/api/posts/life/restoration", null, archived.Tag);
        Assert.Equal((200, "Draft", "two"), (restored.Status, (string?)restored["status"], (string?)restored["body"]));
    }

    [Fact]
    public async Task What_is_incomplete_can_be_saved_and_is_told_all_that_publishing_needs()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var created = await ann.PostAsync("/api/organizations", """{"name": "", "slug": "nameless", "memberships": [{"foundation": " ", "level": "Gold"}]}""");
        Assert.Equal(201, created.Status);
        var refused = await ann.PutAsync("/api/organizations/nameless/publication", null, created.Tag);
        Assert.Equal(422, refused.Status);
        Assert.Equal(["/name", "/memberships"], refused.Pointers);
    }

    [Fact]
    public async Task The_date_that_readers_see_can_be_set_with_the_draft_or_with_the_publication()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Dated", "publishedAt": "2020-02-29T12:00:00+02:00"}""");
        Assert.Equal("2020-02-29T10:00:00Z", (string?)(await ReadAsync("dated"))["publishedAt"]);
        var refused = await ann.PatchAsync("/api/posts/dated", """{"publishedAt": "2021-01-01T00:00:00Z"}""", "\"d2\"");
        Assert.Equal(["/publishedAt"], refused.Pointers);
        Assert.Equal(200, (await ann.PutAsync("/api/posts/dated/publication", """{"publishedAt": "2021-01-01T00:00Z"}""", "\"d2\"")).Status);
        Assert.Equal("2021-01-01T00:00:00Z", (string?)(await ReadAsync("dated"))["publishedAt"]);
    }

    [Fact]
    public async Task A_publication_is_planned_for_the_draft_that_was_seen_and_called_off_again()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Planned"}""");
        var planned = await ann.PutAsync("/api/posts/planned/publication", """{"at": "2999-01-01T00:00:00+01:00"}""", "\"d1\"");
        Assert.Equal((200, "\"d2\"", "Draft"), (planned.Status, planned.Tag, (string?)planned["status"]));
        Assert.Equal("""{"at":"2998-12-31T23:00:00Z","revision":1}""", planned["schedule"]!.ToJsonString());
        var edited = await ann.PatchAsync("/api/posts/planned", """{"title": "Later"}""", planned.Tag);
        Assert.Equal(1, (int)edited["schedule"]!["revision"]!);
        var off = await ann.DeleteAsync("/api/posts/planned/publication", edited.Tag);
        Assert.Equal((200, null), (off.Status, off["schedule"]));
        Assert.Equal(409, (await ann.DeleteAsync("/api/posts/planned/publication", off.Tag)).Status);
    }

    [Theory]
    [InlineData("""{"at": "2999-01-01T00:00:00"}""", "/at")]
    [InlineData("""{"at": "2001-01-01T00:00:00Z"}""", "/at")]
    [InlineData("""{"at": 5}""", "/at")]
    [InlineData("""{"when": "2999-01-01T00:00:00Z"}""", "/when")]
    [InlineData("""{"at": "2999-01-01T00:00:00Z", "publishedAt": "2999-01-01T00:00:00Z"}""", "/publishedAt")]
    public async Task A_moment_that_is_none_or_has_passed_is_refused(string body, string pointer)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var slug = $"m-{Guid.NewGuid():n}";
        await ann.PostAsync("/api/posts", $$"""{"title": "Moments", "slug": "{{slug}}"}""");
        var refused = await ann.PutAsync($"/api/posts/{slug}/{Publication}", body, "\"d1\"");
        Assert.Equal(422, refused.Status);
        Assert.Equal([pointer], refused.Pointers);
    }

    [Fact]
    public async Task What_others_refer_to_is_archived_only_by_force_and_they_are_named()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/categories?publish=true", """{"label": "Referred"}""");
        await ann.PostAsync("/api/posts", """{"title": "Refers", "categories": ["category/referred"]}""");
        var refused = await ann.DeleteAsync("/api/categories/referred", "\"d2\"");
        Assert.Equal((409, """{"count":1,"ids":["post/refers"]}"""), (refused.Status, refused["referrers"]?.ToJsonString()));
        Assert.Equal(200, (await ann.DeleteAsync("/api/categories/referred?force=true", "\"d2\"")).Status);
    }

    [Fact]
    public async Task A_path_that_another_entry_is_shown_at_is_refused_when_it_is_published()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/pages?publish=true", """{"title": "Join", "path": "/join-us"}""");
        var second = await ann.PostAsync("/api/posts", """{"title": "Join", "slug": "joining", "path": "/join-us"}""");
        var refused = await ann.PutAsync("/api/posts/joining/publication", null, second.Tag);
        Assert.Equal(409, refused.Status);
        Assert.Equal(["/path"], refused.Pointers);
    }

    [Fact]
    public async Task Who_may_write_but_not_publish_can_neither_publish_nor_take_from_readers()
    {
        var (ann, bob) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms, Scope.Write));
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Guarded"}""");
        Assert.Equal(403, (await bob.PutAsync("/api/posts/guarded/publication", null, "\"d2\"")).Status);
        Assert.Equal(403, (await bob.DeleteAsync("/api/posts/guarded/publication", "\"d2\"")).Status);
        Assert.Equal(403, (await bob.DeleteAsync("/api/posts/guarded", "\"d2\"")).Status);
        Assert.Equal(200, (await bob.PatchAsync("/api/posts/guarded", """{"title": "Draft"}""", "\"d2\"")).Status);
        Assert.Equal(401, (await Editor.OfReader(cms).PatchAsync("/api/posts/guarded", "{}", "\"d3\"")).Status);
    }

    private Task<Answer> ReadAsync(string slug) => Editor.OfReader(cms).SendAsync(HttpMethod.Get, $"/api/posts/{slug}", null, null);
}
