using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class Visibility(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Query = """
        query($post: String!, $category: String!, $path: String!, $id: ID!, $text: ID!, $categoryId: ID!) {
          post(slug: $post) { slug }
          byPath: post(path: $path) { slug }
          byId: post(id: $id) { slug }
          node(id: $id) { id }
          nodes(ids: [$id]) { id }
          posts(where: { id: { eq: $text } }) { totalCount nodes { slug } }
          wayBack: category(slug: $category) { posts(where: { id: { eq: $text } }) { totalCount nodes { slug } } }
          reference: posts(where: { slug: { eq: "shown" } }) { nodes { categories { id } } }
          filtered: posts(where: { categories: { some: { id: { eq: $categoryId } } } }) { totalCount }
        }
        """;

    private const string Nothing = """
        {"post":null,"byPath":null,"byId":null,"node":null,"nodes":[null],"posts":{"totalCount":0,"nodes":[]},
        "wayBack":{"posts":{"totalCount":0,"nodes":[]}},"reference":{"nodes":[{"categories":[]}]},"filtered":{"totalCount":0}}
        """;

    public enum Fate
    {
        Drafted,
        Unpublished,
        Archived,
        Restored,
    }

    [Theory]
    [InlineData(Fate.Drafted)]
    [InlineData(Fate.Unpublished)]
    [InlineData(Fate.Archived)]
    [InlineData(Fate.Restored)]
    public async Task What_is_not_published_is_invisible_in_every_way(Fate fate)
    {
        await using var host = new CmsHost(cms.Databases);
        await host.InitializeAsync();
        await host.Store.PublishedAsync("open", new Category { Label = "Open" });
        await HideAsync(host, "hidden", new Category { Label = "Hidden" }, fate);
        await HideAsync(host, "hidden", new Post { Title = "Hidden", Categories = [new("category/open")] }, fate);
        await host.Store.PublishedAsync("shown", new Post { Title = "Shown", Categories = [new("category/hidden")] });

        var data = await host.Http.AskAsync(Query,
            new { post = "hidden", category = "open", path = "/blog/hidden", id = "post/hidden", text = "post/hidden", categoryId = "category/hidden" });

        Assert.Equal(Nothing.ReplaceLineEndings(""), data.ToJsonString());
    }

    [Fact]
    public async Task A_new_draft_changes_nothing_for_readers()
    {
        var entry = await cms.Store.PublishedAsync("published", new Post { Title = "Published" });
        await using var session = cms.Store.LightweightSession();
        Done(await session.ReviseAsync(entry.Id, entry.Version, new Draft<Post>("renamed", "/blog/renamed", new Post { Title = "Draft" }), Cancel));

        var data = await cms.Http.AskAsync("""
            { post(slug: "published") { title slug path } renamed: post(slug: "renamed") { title } posts(where: { title: { eq: "Draft" } }) { totalCount } }
            """);

        Assert.Equal(
            """{"post":{"title":"Published","slug":"published","path":"/blog/published"},"renamed":null,"posts":{"totalCount":0}}""", data.ToJsonString());
    }

    private static async Task HideAsync<T>(CmsHost host, string slug, T content, Fate fate) where T : class, IContent<T>
    {
        if (fate == Fate.Drafted)
        {
            await host.Store.DraftAsync(slug, content);
            return;
        }
        var entry = await host.Store.PublishedAsync(slug, content);
        await using var session = host.Store.LightweightSession();
        entry = Done(fate == Fate.Unpublished
            ? await session.WithdrawAsync<T>(entry.Id, entry.Version, Cancel)
            : await session.ArchiveAsync<T>(entry.Id, entry.Version, [], Cancel));
        if (fate != Fate.Restored) return;
        await using var later = host.Store.LightweightSession();
        Done(await later.RestoreAsync<T>(entry.Id, entry.Version, Cancel));
    }
}
