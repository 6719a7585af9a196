using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Exporting.Targets;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class RefusingPaths(TestDatabases databases)
{
    [Theory]
    [InlineData("../out.md")]
    [InlineData("/tmp/out.md")]
    [InlineData("a/../../out.md")]
    [InlineData("a//b.md")]
    [InlineData("./a.md")]
    [InlineData(".git/hooks/pre-commit")]
    [InlineData("a/.GIT/config")]
    [InlineData("a\nb.md")]
    [InlineData("")]
    public void Paths_that_lead_elsewhere_are_refused(string path) => Assert.NotNull(SafePath.Problem(path));

    [Theory]
    [InlineData("a.md")]
    [InlineData("blog/“15 years”.md")]
    [InlineData(".github/a..b.md")]
    public void Odd_names_are_none_of_them(string path) => Assert.Null(SafePath.Problem(path));

    [Fact]
    public async Task A_source_can_not_write_outside_of_the_folder()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"), ("blog/two.md", "---\ntitle: Two\n---\n"));
        await site.ImportAsync();
        await using (var session = site.Store.LightweightSession())
        {
            var file = (await session.LoadAsync<SourceFile>("site:blog/one.md", Cancel))!;
            session.Delete(file);
            session.Store(file with { Id = "site:evil", Path = "../evil.md" });
            await session.SaveChangesAsync(Cancel);
        }
        var (folder, elsewhere) = (TempFolder.New("cms-export"), TempFolder.New("cms-elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "blog"), elsewhere);
        var report = await new Exporter(site.Store, ContentModel.Types).ExportAsync(folder, new() { Force = true }, Cancel);
        Assert.Equal((0, 2), (report.Written, report.Refused.Count));
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
        Assert.False(File.Exists(Path.Combine(folder, "..", "evil.md")));
        Directory.Delete(folder, recursive: true);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused_and_so_is_a_file_that_somebody_else_changed()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"));
        await site.ImportAsync();
        var exporter = new Exporter(site.Store, ContentModel.Types);
        var folder = TempFolder.New("cms-export");
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "");
        await Assert.ThrowsAsync<ExportException>(() => exporter.ExportAsync(folder, new(), Cancel));
        Assert.Equal(["mine.txt"], ExportedSite.FilesIn(folder).Keys);

        Assert.True((await exporter.ExportAsync(folder, new() { Force = true }, Cancel)).IsClean);
        Assert.True((await exporter.ExportAsync(folder, new(), Cancel)).IsClean);
        File.WriteAllText(Path.Combine(folder, "blog/one.md"), "Mine.");
        Assert.Contains("blog/one.md", Assert.Single((await exporter.ExportAsync(folder, new(), Cancel)).Refused), StringComparison.Ordinal);
        Assert.Equal("Mine."u8.ToArray(), File.ReadAllBytes(Path.Combine(folder, "blog/one.md")));
        Assert.True((await exporter.ExportAsync(site.Folder, new(), Cancel)).IsClean);
        Directory.Delete(folder, recursive: true);
        Assert.Equal("---\ntitle: One\n---\n", Encoding.UTF8.GetString(ExportedSite.FilesIn(site.Folder)["blog/one.md"]));
    }
}
