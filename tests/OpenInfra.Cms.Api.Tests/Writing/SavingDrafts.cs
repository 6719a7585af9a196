using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class SavingDrafts(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task A_draft_that_is_put_takes_the_place_of_the_one_that_was_seen()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Put", "description": "gone with the next"}""");
        var put = await ann.PutAsync("/api/posts/put", """{"title": "Put again", "body": "New."}""", "\"d1\"");
        Assert.Equal((200, "\"d2\"", "put"), (put.Status, put.Tag, (string?)put["slug"]));
        Assert.Equal(("Put again", null, "New."), ((string?)put["title"], (string?)put["description"], (string?)put["body"]));
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_as_it_is_and_changes_nothing()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var created = await ann.PostAsync("/api/posts", """{"title": "Round", "body": "Text", "seo": {"image": "/i.png"}}""");
        var put = await ann.PutAsync("/api/posts/round", created.Body.ToJsonString(), created.Tag);
        Assert.Equal((200, "\"d1\""), (put.Status, put.Tag));
        Assert.True(JsonNode.DeepEquals(created.Body, put.Body));

        var renamed = await ann.PatchAsync("/api/posts/round", """{"title": "Rounder"}""", put.Tag);
        Assert.Equal("Rounder", (string?)renamed["seo"]!["title"]);
    }

    [Fact]
    public async Task A_patch_changes_just_what_it_names_and_null_takes_away()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Patched", "description": "D", "body": "B", "extra": {"a": 1, "b": {"c": 2, "d": 3}}}""");
        var patched = await ann.PatchAsync("/api/posts/patched", """{"description": null, "extra": {"b": {"c": null}}}""", "\"d1\"");
        Assert.Equal(("Patched", null, "B"), ((string?)patched["title"], (string?)patched["description"], (string?)patched["body"]));
        Assert.Equal("""{"a":1,"b":{"d":3}}""", patched["extra"]!.ToJsonString());
    }

    [Fact]
    public async Task Nobody_saves_without_saying_what_they_have_seen()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Unseen"}""");
        Assert.Equal(428, (await ann.PutAsync("/api/posts/unseen", """{"title": "x"}""", null)).Status);
        foreach (var tag in new[] { "*", "W/\"d1\"", "\"1\"", "\"d2\"", "\"d0\"", "\"d99999999999\"", "nonsense" })
            Assert.Equal(412, (await ann.PutAsync("/api/posts/unseen", """{"title": "x"}""", tag)).Status);
    }

    [Fact]
    public async Task Who_is_late_is_told_field_by_field_what_was_seen_what_they_want_and_what_is_there()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Late", "body": "one", "tags": ["x"]}""");
        await ann.PatchAsync("/api/posts/late", """{"body": "two"}""", "\"d1\"");
        var late = await ann.PatchAsync("/api/posts/late", """{"body": "three", "description": "mine"}""", "\"d1\"");

        Assert.Equal((412, 2, "\"d2\""), (late.Status, (int)late["version"]!, (string?)late["etag"]));
        Assert.Equal(["/body", "/description"], late.Differences.Order(StringComparer.Ordinal));
        Assert.Equal(
            """{"pointer":"/body","base":"one","yours":"three","theirs":"two"}""",
            late["differences"]!.AsArray().Single(one => (string)one!["pointer"]! == "/body")!.ToJsonString());
    }

    [Fact]
    public async Task Bob_who_holds_the_published_page_does_not_overwrite_the_draft_that_Ann_saved()
    {
        var (ann, bob) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms));
        await ann.PostAsync("/api/pages?publish=true", """{"title": "Held", "body": "published"}""");
        var held = (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/pages/held", null, null)).Tag;
        var saved = await ann.PatchAsync("/api/pages/held", """{"body": "Ann's draft"}""", "\"d2\"");

        var refused = await bob.PutAsync("/api/pages/held", """{"title": "Held", "body": "Bob's"}""", held);
        Assert.Equal((412, "\"d3\""), (refused.Status, (string?)refused["etag"]));
        Assert.Equal(["/body"], refused.Differences);
        Assert.Equal(412, (await bob.PutAsync("/api/pages/held", """{"title": "Held"}""", held, ("Prefer", "merge"))).Status);
        Assert.Equal(200, (await ann.PatchAsync("/api/pages/held", """{"body": "more"}""", saved.Tag)).Status);
    }

    [Fact]
    public async Task Changes_of_different_fields_are_merged_for_those_who_ask_and_the_answer_says_which()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Merge", "body": "one", "seo": {"title": "s"}, "extra": {"a": 1}}""");
        await ann.PatchAsync("/api/posts/merge", """{"body": "Ann's", "seo": {"image": "/ann.png"}}""", "\"d1\"");
        var merged = await ann.PutAsync("/api/posts/merge",
            """{"title": "Bob's", "body": "one", "seo": {"title": "Bob's"}, "extra": {"a": 1}}""", "\"d1\"", ("Prefer", "merge"));

        Assert.Equal((200, "\"d3\""), (merged.Status, merged.Tag));
        Assert.Equal(["merge"], merged.Headers.GetValues("Preference-Applied"));
        Assert.Equal(("Bob's", "Ann's", "/ann.png", "Bob's"),
            ((string?)merged["title"], (string?)merged["body"], (string?)merged["seo"]!["image"], (string?)merged["seo"]!["title"]));
        Assert.Equal(["/title", "/seo/title"], merged["merged"]!["yours"]!.AsArray().Select(one => (string)one!));
        Assert.Equal(["/body", "/seo/image"], merged["merged"]!["theirs"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task Changes_of_one_field_are_never_merged()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Clash", "body": "one"}""");
        await ann.PatchAsync("/api/posts/clash", """{"body": "Ann's"}""", "\"d1\"");
        var refused = await ann.PatchAsync("/api/posts/clash", """{"body": "Bob's", "title": "Bob's"}""", "\"d1\"", ("Prefer", "merge"));
        Assert.Equal(412, refused.Status);
        Assert.Equal("Ann's", (string?)(await ann.PatchAsync("/api/posts/clash", "{}", "\"d2\""))["body"]);
    }

    [Fact]
    public async Task A_draft_that_moves_takes_the_end_of_its_path_along_and_readers_see_nothing_of_it()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts?publish=true", """{"title": "Here", "path": "/news/here"}""");
        var moved = await ann.PatchAsync("/api/posts/here", """{"slug": "there"}""", "\"d2\"");
        Assert.Equal(("there", "/news/there"), ((string?)moved["slug"], (string?)moved["path"]));
        Assert.Equal("/news/here", (string?)(await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/here", null, null))["path"]);
        Assert.Equal(200, (await ann.PutAsync("/api/posts/here/publication", null, moved.Tag)).Status);
        Assert.Equal(404, (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/here", null, null)).Status);
        Assert.Equal("/news/there", (string?)(await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/there", null, null))["path"]);
    }
}
