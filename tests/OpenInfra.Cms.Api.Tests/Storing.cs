using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests;

public sealed class Storing(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task An_entry_is_stored_without_its_texts()
    {
        await cms.Store.PublishedAsync("small", new Post { Title = "Small", Body = Markdown.Of("A long text.") });

        await using var session = cms.Store.QuerySession();
        var stored = await session.LoadAsync<Entry<Post>>("post/small", Cancel);
        Assert.Equal(2, stored!.Version);
        Assert.Null(stored.Published!.Content.Body.Source);
        Assert.Equal(Markdown.Of("A long text.").Hash, stored.Published.Content.Body.Hash);
    }
}
