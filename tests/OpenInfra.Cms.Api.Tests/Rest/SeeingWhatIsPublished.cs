using System.Net;
using System.Text.Json;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class SeeingWhatIsPublished(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task An_entry_in_a_list_is_the_same_but_for_its_long_texts()
    {
        await cms.Store.PublishedAsync("listed", new Page { Title = "Listed", Body = Markdown.Of("Long."), Template = "only-here" });

        var alone = await cms.Http.JsonAsync("/api/pages/listed");
        var list = await cms.Http.JsonAsync("/api/pages?template=only-here");

        Assert.Equal(["items", "totalCount", "next"], list.Names);
        var listed = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(alone.Names.Except(["body"]), listed.Names);
        Assert.All(listed.EnumerateObject(), member => Assert.True(JsonElement.DeepEquals(member.Value, alone.GetProperty(member.Name))));
    }

    [Fact]
    public async Task Readers_see_what_was_published_and_not_what_is_drafted()
    {
        var post = await cms.Store.PublishedAsync("changing", new Post { Title = "Published", Tags = ["changing"] });
        await using var session = cms.Store.LightweightSession();
        var draft = new Draft<Post>("moving", "/blog/moving", new Post { Title = "Drafted", Tags = ["drafted"] });
        Done(await session.ReviseAsync(post.Id, post.Version, draft, Cancel));

        Assert.Equal("Published", (await cms.Http.JsonAsync("/api/posts/changing")).Text("title"));
        await cms.Http.ProblemAsync(HttpStatusCode.NotFound, "/api/posts/moving");
        Assert.Equal(["changing"], await cms.Http.SlugsAsync("/api/posts?tag=changing"));
        Assert.Empty(await cms.Http.SlugsAsync("/api/posts?tag=drafted"));
    }

    [Fact]
    public async Task Drafts_and_what_was_taken_back_are_not_there()
    {
        await cms.Store.DraftAsync("drafted", new Post { Title = "Drafted", Tags = ["hidden"] });
        var unpublished = await cms.Store.PublishedAsync("unpublished", new Post { Title = "Unpublished", Tags = ["hidden"] });
        var archived = await cms.Store.PublishedAsync("archived", new Post { Title = "Archived", Tags = ["hidden"] });
        await using (var session = cms.Store.LightweightSession())
            Done(await session.WithdrawAsync<Post>(unpublished.Id, unpublished.Version, Cancel));
        await using (var session = cms.Store.LightweightSession())
            Done(await session.ArchiveAsync<Post>(archived.Id, archived.Version, [], Cancel));

        Assert.Empty(await cms.Http.SlugsAsync("/api/posts?tag=hidden"));
        foreach (var slug in new[] { "drafted", "unpublished", "archived" })
        {
            var problem = await cms.Http.ProblemAsync(HttpStatusCode.NotFound, $"/api/posts/{slug}");
            Assert.Equal($"There is no published post with the slug \"{slug}\".", problem.Text("detail"));
        }
    }
}
