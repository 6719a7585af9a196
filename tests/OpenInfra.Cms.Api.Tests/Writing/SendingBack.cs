using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class SendingBack(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Who_was_late_joins_what_differs_and_sends_the_rest_as_it_was_read()
    {
        var (ann, bob) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms));
        await ann.PostAsync("/api/posts", """{"title": "Joined", "body": "one"}""");
        var read = (await bob.SendAsync(HttpMethod.Get, "/api/posts/joined?perspective=draft", null, null)).Body;
        await ann.PatchAsync("/api/posts/joined", """{"body": "Ann's"}""", "\"d1\"");
        read["title"] = "Bob's";
        var late = await bob.PutAsync("/api/posts/joined", read.ToJsonString(), "\"d1\"");
        Assert.Equal(412, late.Status);

        read["body"] = (string?)late["differences"]!.AsArray().Single(one => (string?)one!["pointer"] == "/body")!["theirs"];
        var joined = await bob.PutAsync("/api/posts/joined", read.ToJsonString(), (string?)late["etag"]);
        Assert.Equal((200, "Bob's", "Ann's"), (joined.Status, (string?)joined["title"], (string?)joined["body"]));
    }

    [Fact]
    public async Task What_was_read_before_its_publication_is_sent_back_after_it()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Earlier", "publishedAt": "2020-01-01T00:00:00Z"}""");
        var planned = await ann.PutAsync("/api/posts/earlier/publication", """{"at": "2999-01-01T00:00:00Z"}""", "\"d1\"");
        await ann.DeleteAsync("/api/posts/earlier/publication", planned.Tag);
        var published = await ann.PutAsync("/api/posts/earlier/publication", null, "\"d3\"");
        planned.Body["title"] = "Later";
        var put = await ann.PutAsync("/api/posts/earlier", planned.Body.ToJsonString(), published.Tag);
        Assert.Equal((200, "Later", "Published"), (put.Status, (string?)put["title"], (string?)put["status"]));
    }

    [Theory]
    [InlineData("""{"id": "post/other"}""", "/id")]
    [InlineData("""{"type": "page"}""", "/type")]
    [InlineData("""{"version": "one"}""", "/version")]
    [InlineData("""{"version": 7}""", "/version")]
    [InlineData("""{"status": "published"}""", "/status")]
    [InlineData("""{"status": "Published"}""", "/status")]
    [InlineData("""{"revisedAt": "yesterday"}""", "/revisedAt")]
    [InlineData("""{"schedule": "2999-01-01T00:00:00Z"}""", "/schedule")]
    public async Task What_can_t_have_been_read_of_this_entry_is_told(string patch, string pointer)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var slug = $"envelope-{Guid.NewGuid():n}";
        await ann.PostAsync("/api/posts", $$"""{"title": "Envelope", "slug": "{{slug}}"}""");
        var refused = await ann.PatchAsync($"/api/posts/{slug}", patch, "\"d1\"");
        Assert.Equal((422, pointer), (refused.Status, refused.Pointers.Single()));
    }

    [Fact]
    public async Task The_id_of_another_entry_is_never_merged()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Mixed up"}""");
        await ann.PatchAsync("/api/posts/mixed-up", """{"body": "two"}""", "\"d1\"");
        var refused = await ann.PatchAsync("/api/posts/mixed-up", """{"id": "post/other", "title": "x"}""", "\"d1\"", ("Prefer", "merge"));
        Assert.Equal((422, "/id"), (refused.Status, refused.Pointers.Single()));
    }
}
