using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Exporting.Targets;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Exporting;

/// <summary>An export into the folder of the one before: what is none of it any more goes, what somebody else made stays.</summary>
public sealed class ExportingAgain(TestDatabases databases) : IDisposable
{
    private readonly string _folder = TempFolder.New("cms-export");

    [Fact]
    public async Task What_the_source_has_under_another_name_is_not_left_under_the_old_one()
    {
        await using var site = await SiteAsync();
        await ExportAsync(site);
        File.WriteAllText(Path.Combine(_folder, "mine.txt"), "Mine.");
        site.Move("blog/deep/one.md", "news/uno.md");
        await site.ImportAsync();
        Assert.True((await ExportAsync(site)).IsClean);
        Assert.Equal(["blog/two.md", "mine.txt", "news/uno.md"], Paths());
        Assert.False(Directory.Exists(Path.Combine(_folder, "blog/deep")));
    }

    [Fact]
    public async Task A_document_that_was_made_for_an_entry_goes_with_it()
    {
        await using var site = await SiteAsync();
        await site.Store.DraftAsync("new", new Post { Title = "New" });
        await ExportAsync(site);
        Assert.Contains("blog/new.md", Paths());
        await ArchiveAsync(site, "post/new");
        Assert.True((await ExportAsync(site)).IsClean);
        Assert.Equal(["blog/deep/one.md", "blog/two.md"], Paths());
    }

    [Fact]
    public async Task What_somebody_changed_there_stays_and_is_named()
    {
        await using var site = await SiteAsync();
        await ExportAsync(site);
        File.WriteAllText(Path.Combine(_folder, "blog/two.md"), "Mine.");
        await ArchiveAsync(site, "post/two");
        Assert.StartsWith("blog/two.md: it is no part of the export any more", Assert.Single((await ExportAsync(site)).Refused), StringComparison.Ordinal);
        Assert.Equal("Mine.", File.ReadAllText(Path.Combine(_folder, "blog/two.md")));
        Assert.True((await ExportAsync(site, new() { Force = true })).IsClean);
        Assert.Equal(["blog/deep/one.md"], Paths());
    }

    [Fact]
    public async Task A_choice_of_files_takes_nothing_away()
    {
        await using var site = await SiteAsync();
        await ExportAsync(site);
        await ExportAsync(site, new() { Type = "page" });
        await ExportAsync(site, new() { Since = DateTimeOffset.UtcNow.AddDays(1) });
        Assert.Equal(["blog/deep/one.md", "blog/two.md"], Paths());
    }

    [Fact]
    public async Task An_export_of_another_source_is_not_written_over()
    {
        await using var site = await SiteAsync();
        await ExportAsync(site);
        site.Write("blog/two.md", Markdown("title: Zwei"));
        await site.ImportAsync(source: "other");
        var error = await Assert.ThrowsAsync<ExportException>(() => ExportAsync(site, new() { Source = "other" }));
        Assert.Contains("an export of the source \"site\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("title: Two", File.ReadAllText(Path.Combine(_folder, "blog/two.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_that_can_not_be_written_leaves_the_others_alone()
    {
        await using var site = await SiteAsync();
        await using (var session = site.Store.LightweightSession())
        {
            var file = (await session.LoadAsync<Content.Sources.SourceFile>("site:blog/two.md", Cancel))!;
            session.Delete(file);
            session.Store(file with { Id = "site:long", Path = $"blog/{new string('x', 300)}.md" });
            await session.SaveChangesAsync(Cancel);
        }
        var report = await ExportAsync(site);
        Assert.Contains("it can't be written: ", Assert.Single(report.Refused), StringComparison.Ordinal);
        Assert.Equal(1, report.Written);
        Assert.Equal(["blog/deep/one.md"], Paths());
    }

    [Fact]
    public void Paths_that_some_file_systems_take_for_one_are_told_apart()
    {
        string[] paths = ["blog/a.md", "blog/A.md", "blog/\u00E9.md", "blog/e\u0301.md", "blog/b.md"];
        Assert.Equal(["blog/a.md", "blog/\u00E9.md"], CaseClashes.In(paths).Select(clash => clash.Path));
        Assert.Contains("blog/A.md", CaseClashes.In(paths).First().Why, StringComparison.Ordinal);
        Assert.False(CaseClashes.AreLikelyIn(_folder));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<string> Paths() => ExportedSite.FilesIn(_folder).Keys.Order(StringComparer.Ordinal);

    private Task<ExportReport> ExportAsync(Site site, ExportOptions? options = null) =>
        new Exporter(site.Store, ContentModel.Types).ExportAsync(_folder, options ?? new(), Cancel);

    private static async Task ArchiveAsync(Site site, string id)
    {
        await using var session = site.Store.LightweightSession();
        Done(await session.ArchiveAsync<Post>(id, (await site.LoadAsync<Post>(id))!.Version, [], Cancel));
    }

    private async Task<Site> SiteAsync()
    {
        var site = await Site.NewAsync(databases, ("blog/deep/one.md", Markdown("title: One")), ("blog/two.md", Markdown("title: Two")));
        await site.ImportedAsync<Post>("post/two");
        return site;
    }
}
