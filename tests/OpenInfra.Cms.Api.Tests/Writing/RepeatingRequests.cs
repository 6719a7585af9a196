using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class RepeatingRequests(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task The_same_request_under_the_same_key_is_done_once_and_answered_as_the_first_time()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var first = await ann.PostAsync("/api/posts", """{"title": "Once"}""", ("Idempotency-Key", "k1"));
        await ann.PatchAsync("/api/posts/once", """{"title": "Changed since", "slug": "elsewhere"}""", first.Tag);
        var again = await ann.PostAsync("/api/posts", """{"title": "Once"}""", ("Idempotency-Key", "k1"));

        Assert.Equal((201, first.Tag, first.Location), (again.Status, again.Tag, again.Location));
        Assert.True(JsonNode.DeepEquals(first.Body, again.Body));
        Assert.Equal(404, (await ann.PatchAsync("/api/posts/once-2", "{}", "\"d1\"")).Status);
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_a_mistake_unless_another_person_s()
    {
        var (ann, bob) = (await Editor.WithKeyAsync(cms), await Editor.WithKeyAsync(cms));
        await ann.PostAsync("/api/posts", """{"title": "Mine"}""", ("Idempotency-Key", "k2"));
        Assert.Equal(422, (await ann.PostAsync("/api/posts", """{"title": "Other"}""", ("Idempotency-Key", "k2"))).Status);
        Assert.Equal(422, (await ann.PostAsync("/api/pages", """{"title": "Mine"}""", ("Idempotency-Key", "k2"))).Status);
        Assert.Equal(201, (await bob.PostAsync("/api/posts", """{"title": "Other"}""", ("Idempotency-Key", "k2"))).Status);
        Assert.Equal(400, (await ann.PostAsync("/api/posts", """{"title": "x"}""", ("Idempotency-Key", new string('k', 256)))).Status);
    }

    [Fact]
    public async Task Requests_that_come_at_the_same_time_under_one_key_are_done_once()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            ann.PostAsync("/api/posts?publish=true", """{"title": "Together"}""", ("Idempotency-Key", "k3"))));
        Assert.All(answers, answer => Assert.Equal((201, "/api/posts/together"), (answer.Status, answer.Location)));
    }

    [Fact]
    public async Task A_change_can_be_repeated_after_it_has_moved_the_entry()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Moving"}""");
        var moved = await ann.PatchAsync("/api/posts/moving", """{"slug": "moved"}""", "\"d1\"", ("Idempotency-Key", "k4"));
        var again = await ann.PatchAsync("/api/posts/moving", """{"slug": "moved"}""", "\"d1\"", ("Idempotency-Key", "k4"));
        Assert.Equal((200, moved.Tag), (again.Status, again.Tag));
        Assert.Equal(404, (await ann.PatchAsync("/api/posts/moving", """{"slug": "moved"}""", "\"d1\"")).Status);
    }
}
