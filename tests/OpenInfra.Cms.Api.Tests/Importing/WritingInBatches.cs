using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class WritingInBatches(TestDatabases databases)
{
    private const int Count = 250;

    [Fact]
    public async Task One_document_whose_slug_somebody_has_costs_one_document()
    {
        await using var site = await SiteAsync();
        await site.Store.DraftAsync("other", new Post { Title = "Other" });
        await using (var session = site.Store.LightweightSession())
            Done(await session.ReviseAsync("post/other", 1, new Draft<Post>("post-117", "/blog/elsewhere", new() { Title = "Other" }), Cancel));

        await AssertOnlyOneFailsAsync(site, "slug");
    }

    [Fact]
    public async Task One_document_whose_path_somebody_has_costs_one_document()
    {
        await using var site = await SiteAsync();
        await site.Store.PublishedAsync("other", new Post { Title = "Other" }, path: "/blog/post-117");
        await AssertOnlyOneFailsAsync(site, "post/other");
    }

    [Fact]
    public async Task One_document_that_the_database_refuses_costs_one_document()
    {
        await using var site = await SiteAsync();
        await using (var session = site.Store.LightweightSession())
        {
            session.QueueSqlCommand("""
                alter table cms.mt_doc_post add constraint no_117 check (data -> 'draft' -> 'content' ->> 'title' <> 'Post 117')
                """);
            await session.SaveChangesAsync(Cancel);
        }
        await AssertOnlyOneFailsAsync(site, "no_117");
    }

    [Fact]
    public async Task Documents_that_exchange_their_paths_do_so_though_they_are_written_apart()
    {
        static string At(string path, string title) => GatsbyPost($"title: {title}\nslug: {title}\npath: {path}");
        await using var site = await SiteAsync();
        (string First, string Last) files = ("blog/post-000.md", $"blog/post-{Count - 1:000}.md");
        site.Write(files.First, At("/one", "a"));
        site.Write(files.Last, At("/two", "b"));
        await site.ImportAsync();
        site.Write(files.First, At("/two", "a"));
        site.Write(files.Last, At("/one", "b"));
        foreach (var i in Enumerable.Range(1, Count - 2)) site.Write($"blog/post-{i:000}.md", GatsbyPost($"title: Post {i}, changed"));

        Assert.Equal((Count, 0), ((await site.ImportAsync()).Revised, (await site.ImportAsync()).Events));
        Assert.Equal(("/two", "/one"), ((await site.LoadAsync<Post>("post/a"))!.Published!.Path, (await site.LoadAsync<Post>("post/b"))!.Published!.Path));
    }

    [Fact]
    public async Task An_import_that_is_stopped_leaves_whole_entries_and_the_next_one_completes_it()
    {
        await using var site = await SiteAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var importer = new Importer(site.Store, ContentModel.Types);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            importer.ImportAsync(site.Folder, new() { Source = "site" }, new StopAfter(stop, 100), stop.Token));

        var stopped = await StatsAsync(site);
        Assert.InRange(stopped.Entries["post"][Status.Published], 1, Count - 1);
        Assert.Equal(2 * stopped.Entries["post"][Status.Published], stopped.Events);
        Assert.Equal(0, stopped.Entries["post"][Status.Draft]);

        await EditAsync(site, "post/post-000");
        var report = await site.ImportAsync();
        Assert.Equal((0, 0), (report.Failed, report.Conflict));
        Assert.Equal(Count, (int)(await StatsAsync(site)).Entries["post"][Status.Published]);
        Assert.Equal((Count, 0), ((await site.ImportAsync()).Unchanged, report.Files.Count - report.Imported - report.Unchanged));
        Assert.Equal("Edited", (await site.LoadAsync<Post>("post/post-000"))!.Draft.Content.Title);
    }

    [Fact]
    public async Task Two_imports_of_one_source_at_the_same_time_store_everything_once()
    {
        await using var site = await SiteAsync();
        var reports = await Task.WhenAll(site.ImportAsync(), site.ImportAsync());

        Assert.All(reports, report => Assert.True(report.IsClean, report.ToJson()));
        Assert.Equal(2 * Count, reports.Sum(report => report.Events));
        Assert.Equal(2 * Count, (int)(await StatsAsync(site)).Events);
    }

    private static async Task AssertOnlyOneFailsAsync(Site site, string reason)
    {
        var report = await site.ImportAsync();
        var file = Assert.Single(report.Files, one => one.Outcome == ImportOutcome.Failed);
        Assert.Equal(("blog/post-117.md", Count - 1, 2 * (Count - 1)), (file.Path, report.Imported, report.Events));
        Assert.Contains(reason, file.Reason, StringComparison.Ordinal);

        var again = await site.ImportAsync();
        Assert.Equal((1, Count - 1, 0), (again.Failed, again.Unchanged, again.Events));
    }

    private static async Task EditAsync(Site site, string id)
    {
        var post = (await site.LoadAsync<Post>(id))!;
        await using var session = site.Store.LightweightSession();
        Done(await session.ReviseAsync(id, post.Version, new Draft<Post>(post.Draft.Slug, post.Draft.Path, post.Draft.Content with { Title = "Edited" }), Cancel));
    }

    private static async Task<Stats> StatsAsync(Site site)
    {
        await using var session = site.Store.QuerySession();
        return await session.StatsAsync(ContentModel.Types, Cancel);
    }

    private Task<Site> SiteAsync() => Site.NewAsync(databases,
        [.. Enumerable.Range(0, Count).Select(i => ($"blog/post-{i:000}.md", GatsbyPost($"title: Post {i}", $"Body of {i}.\n")))]);

    private sealed class StopAfter(CancellationTokenSource stop, int count) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Phase == "Writing" && value.Done >= count) stop.Cancel();
        }
    }
}
