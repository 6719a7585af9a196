using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class CommittingRevisions(TestDatabases databases)
{
    [Fact]
    public async Task Each_revision_is_a_commit_of_its_author_and_the_last_tree_is_the_export()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\nText"), ("blog/“two” ü.md", "---\ntitle: Two\n---\n"), ("blog/three.md", "---\ntitle: Three\n---\n"));
        await site.ImportedAsync<Post>("post/one");
        await site.EditAsync<Post>("post/one", post => post with { Title = "Eins" }, user: "Ada <Lovelace>");
        await using (var session = site.Store.LightweightSession()) Done(await session.ArchiveAsync<Post>("post/three", 2, [], Cancel));
        await site.EditAsync<Post>("post/one", post => post with { Title = "Uno" }, publish: false, user: "Grace");
        await site.Store.DraftAsync("new", new Post { Title = "New" });

        using var shell = new Shell();
        var folder = Path.Combine(shell.Folder, "out");
        var report = await new Exporter(site.Store, ContentModel.Types).ExportAsync(folder, new() { Git = true }, Cancel);
        Assert.Equal(6, report.Commits);
        Assert.Equal(
            ["import: Import site", "Ada Lovelace: Revise post/one (version 3)", "Ada Lovelace: Publish post/one (version 4)", "unknown: Archive post/three (version 3)", "Grace: Revise post/one (version 5)", "unknown: Revise post/new (version 1)"],
            (await OutputAsync(shell, "git -C out log --reverse --format='%an: %s'")).Split('\n'));
        Assert.Contains("@cms.invalid", await OutputAsync(shell, "git -C out log --format=%ae"), StringComparison.Ordinal);
        Assert.Equal("-title: One\n+title: Eins", await OutputAsync(shell, "git -C out show HEAD~4 --format= | grep '^[-+]t'"));
        Assert.Equal("", await OutputAsync(shell, "git -C out status --porcelain"));
        var (_, plain) = await site.ExportAsync();
        Assert.Equal(plain.OrderBy(file => file.Key), ExportedSite.FilesIn(folder).OrderBy(file => file.Key));

        await site.EditAsync<Post>("post/one", post => post with { Title = "Un" }, publish: false);
        Assert.Equal(1, (await new Exporter(site.Store, ContentModel.Types).ExportAsync(folder, new() { Git = true }, Cancel)).Commits);
        Assert.Equal("", await OutputAsync(shell, "git -C out status --porcelain"));
        Assert.Contains("title: Un\n", await OutputAsync(shell, "git -C out show HEAD:blog/one.md"), StringComparison.Ordinal);
    }

    private static async Task<string> OutputAsync(Shell shell, string command)
    {
        var (code, output, errors) = await shell.RunAsync(command, Cancel);
        Assert.True(code == 0, errors);
        return output.TrimEnd('\n');
    }
}
