using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class CommittingRevisions(TestDatabases databases) : IDisposable
{
    private readonly Shell _shell = new();

    [Fact]
    public async Task Each_revision_is_a_commit_of_its_author_and_the_last_tree_is_the_export()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\nText"), ("blog/“two” ü.md", "---\ntitle: Two\n---\n"), ("blog/three.md", "---\ntitle: Three\n---\n"));
        await site.ImportedAsync<Post>("post/one");
        await site.EditAsync<Post>("post/one", post => post with { Title = "Eins" }, user: "Ada <Lovelace>");
        await ArchiveAsync(site, "post/three");
        await site.EditAsync<Post>("post/one", post => post with { Title = "Uno" }, publish: false, user: "Grace");
        await site.Store.DraftAsync("new", new Post { Title = "New" });

        Assert.Equal(6, await CommitAsync(site));
        Assert.Equal(
            ["import: Import site", "Ada Lovelace: Revise post/one (version 3)", "Ada Lovelace: Publish post/one (version 4)", "unknown: Archive post/three (version 3)", "Grace: Revise post/one (version 5)", "unknown: Revise post/new (version 1)"],
            (await GitAsync("log --reverse --format='%an: %s'")).Split('\n'));
        Assert.Contains("@cms.invalid", await GitAsync("log --format=%ae"), StringComparison.Ordinal);
        Assert.Equal("-title: One\n+title: Eins", await GitAsync("show HEAD~4 --format= | grep '^[-+]t'"));
        await AssertHoldsTheExportAsync(site);

        await site.EditAsync<Post>("post/one", post => post with { Title = "Un" }, publish: false);
        Assert.Equal(1, await CommitAsync(site));
        Assert.Equal(0, await CommitAsync(site));
        await AssertHoldsTheExportAsync(site);
    }

    [Fact]
    public async Task Each_commit_is_the_export_of_its_moment()
    {
        await using var site = await HistorySite.NewAsync(databases);
        var moments = new List<Dictionary<string, byte[]>> { (await site.ExportAsync()).Files };
        foreach (var step in HistorySite.Steps)
        {
            await step(site);
            moments.Add((await site.ExportAsync()).Files);
        }
        Assert.Equal(moments.Count, await CommitAsync(site));
        for (var i = 0; i < moments.Count; i++)
        {
            await GitAsync($"checkout -q main~{moments.Count - 1 - i}");
            Assert.Equal(Texts(moments[i]), Texts(ExportedSite.FilesIn(Out)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_export_from_time_to_time_leaves_the_same_commits_as_one_at_the_end(int pace)
    {
        await using var site = await HistorySite.NewAsync(databases);
        await CommitAsync(site);
        foreach (var steps in HistorySite.Steps.Chunk(pace))
        {
            foreach (var step in steps) await step(site);
            var commits = await CommitAsync(site);
            Assert.True(commits == steps.Length, await GitAsync($"log -p -{commits}"));
            await AssertHoldsTheExportAsync(site);
        }
        var trees = await GitAsync("log --format='%s %T'");
        Directory.Delete(Out, recursive: true);
        await CommitAsync(site);
        Assert.Equal(trees, await GitAsync("log --format='%s %T'"));
    }

    [Fact]
    public async Task What_the_source_changed_meanwhile_is_a_commit_before_the_revisions_that_follow()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"), ("blog/two.md", "---\ntitle: Two\n---\n"));
        await site.ImportedAsync<Post>("post/one");
        await CommitAsync(site);
        site.Write("blog/three.md", "---\ntitle: Three\n---\n");
        site.Write("blog/two.md", "---\ntitle: Zwei\n---\n");
        site.Move("blog/one.md", "blog/uno.md");
        Assert.Equal(0, (await site.ImportAsync(prune: true)).Failed);
        await site.EditAsync<Post>("post/three", post => post with { Title = "Drei" }, publish: false);

        Assert.Equal(2, await CommitAsync(site));
        Assert.Equal("Revise post/three (version 3)\nImport site\nImport site", await GitAsync("log --format=%s"));
        Assert.Equal("D\tblog/one.md\nA\tblog/three.md\nM\tblog/two.md\nA\tblog/uno.md", await GitAsync("show HEAD~1 --no-renames --name-status --format="));
        await AssertHoldsTheExportAsync(site);
    }

    [Fact]
    public async Task Without_a_branch_nothing_is_committed()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"));
        await site.ImportedAsync<Post>("post/one");
        await CommitAsync(site);
        await GitAsync("checkout -q --detach");
        var error = await Assert.ThrowsAsync<ExportException>(() => CommitAsync(site));
        Assert.Contains("check one out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_statements_does_not_grow_with_the_number_of_revisions()
    {
        var few = await StatementsAsync(3);
        Assert.InRange(few.Count, 1, 40);
        Assert.Equal(few, await StatementsAsync(40));
    }

    public void Dispose() => _shell.Dispose();

    private string Out => Path.Combine(_shell.Folder, "out");

    private async Task<IReadOnlyCollection<string>> StatementsAsync(int posts)
    {
        await using var site = await Site.NewAsync(databases, [.. Enumerable.Range(0, posts).Select(i => ($"blog/p{i}.md", $"---\ntitle: P{i}\n---\n"))]);
        await site.ImportAsync();
        for (var i = 0; i < posts; i++) await site.EditAsync<Post>($"post/p{i}", post => post with { Title = $"Q{i}", Body = Markdown.Of($"{i}\n") });
        using var statements = new Statements(site.Database);
        var report = await new Exporter(site.Store, ContentModel.Types).ExportAsync(Path.Combine(_shell.Folder, $"{posts}"), new() { Git = true }, Cancel);
        Assert.Equal((2 * posts) + 1, report.Commits);
        return statements.Texts;
    }

    private async Task AssertHoldsTheExportAsync(Site site)
    {
        Assert.Equal("", await GitAsync("status --porcelain"));
        Assert.Equal(Texts((await site.ExportAsync()).Files), Texts(ExportedSite.FilesIn(Out)));
    }

    private static IEnumerable<string> Texts(Dictionary<string, byte[]> files) =>
        files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{System.Text.Encoding.UTF8.GetString(file.Value)}");

    private async Task<int> CommitAsync(Site site)
    {
        var report = await new Exporter(site.Store, ContentModel.Types).ExportAsync(Out, new() { Git = true }, Cancel);
        Assert.True(report.IsClean, string.Join("\n", report.Refused.Concat(report.Untold.Select(one => $"{one.Entry}: {string.Join(", ", one.Fields)}"))));
        return report.Commits;
    }

    private async Task<string> GitAsync(string arguments)
    {
        var (code, output, errors) = await _shell.RunAsync($"git -C out -c core.quotepath=false {arguments}", Cancel);
        Assert.True(code == 0, errors);
        return output.TrimEnd('\n');
    }

    private static async Task ArchiveAsync(Site site, string id)
    {
        await using var session = site.Store.LightweightSession();
        Done(await session.ArchiveAsync<Post>(id, (await site.LoadAsync<Post>(id))!.Version, [], Cancel));
    }
}
