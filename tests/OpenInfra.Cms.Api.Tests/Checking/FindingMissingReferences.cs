using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class FindingMissingReferences(TestDatabases databases)
{
    [Fact]
    public async Task References_to_what_readers_see_are_fine()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", "Text", "author: Ann Smith")));
        Assert.Empty(await site.FindAsync());
    }

    [Fact]
    public async Task A_reference_to_what_is_archived_or_gone_is_found_with_its_line()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", "Text", "author: Ann Smith")));
        var author = (await site.LoadAsync<Author>("author/ann-smith"))!;
        await using var session = site.Store.LightweightSession();
        Done(await session.ArchiveAsync<Author>(author.Id, author.Version, [], Cancel));
        Assert.Equal(["blog/a.md:7: missing-reference: authors/0 refers to author/ann-smith, which is archived."], await site.FindAsync());

        session.QueueSqlCommand("delete from cms.mt_doc_author");
        await session.SaveChangesAsync(Cancel);
        Assert.Equal(
            ["blog/a.md:7: missing-reference: authors/0 refers to author/ann-smith, which does not exist."],
            await site.FindAsync());
    }

    [Fact]
    public async Task A_draft_may_refer_to_a_draft_but_what_is_published_may_not()
    {
        await using var site = await ImportedAsync(databases);
        await site.Store.DraftAsync("ann", new Author { Name = "Ann" });
        await site.Store.DraftAsync("d", new Post { Title = "D", Authors = [new("author/ann")] });
        await site.Store.PublishedAsync("p", new Post { Title = "P", Authors = [new("author/ann")] });
        Assert.Equal(["/blog/p:1: missing-reference: authors/0 refers to author/ann, which is not published."], await site.FindAsync());
    }
}
