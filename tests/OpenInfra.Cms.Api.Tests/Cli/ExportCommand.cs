using OpenInfra.Cms.Api.Tests.Exporting;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Cli;

public sealed class ExportCommand(TestDatabases databases) : IDisposable
{
    private readonly string _out = TempFolder.New("cms-export");

    [Theory]
    [InlineData("", "wrote 4: edited 1, new 0; left out 0, refused 0", "blog/hidden.md", "blog/one.md", "blog/two.md", "pages/join.md")]
    [InlineData("--type page", "wrote 1: edited 0, new 0; left out 0, refused 0", "pages/join.md")]
    [InlineData("--type post --published", "wrote 2: edited 0, new 0; left out 1, refused 0", "blog/one.md", "blog/two.md")]
    [InlineData("--published", "wrote 3: edited 0, new 0; left out 1, refused 0", "blog/one.md", "blog/two.md", "pages/join.md")]
    [InlineData("--since 2999-01-31", "wrote 0: edited 0, new 0; left out 0, refused 0")]
    [InlineData("--since 2020-01-31 --type page", "wrote 1: edited 0, new 0; left out 0, refused 0", "pages/join.md")]
    public async Task Options_choose_what_is_written(string options, string line, params string[] files)
    {
        await using var site = await SiteAsync();
        var run = await Tool.RunAsync(site.ConnectionString, ["export", _out, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((0, $"{line}\n", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Equal(files, ExportedSite.FilesIn(_out).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Since_takes_a_moment_and_finds_what_changed_after_it()
    {
        await using var site = await SiteAsync();
        var moment = DateTimeOffset.UtcNow;
        await site.EditAsync<Page>("page/join", page => page with { Title = "Join us" });
        var run = await Tool.RunAsync(site.ConnectionString, "export", _out, "--since", moment.ToString("O"));
        Assert.Equal((0, "wrote 1: edited 1, new 0; left out 0, refused 0\n"), (run.ExitCode, run.Output));
        Assert.Equal("title: Join us", File.ReadAllLines(Path.Combine(_out, "pages/join.md"))[1]);
    }

    [Fact]
    public async Task Git_leaves_a_commit_for_each_revision_and_none_where_nothing_happened()
    {
        await using var site = await SiteAsync();
        var run = await Tool.RunAsync(site.ConnectionString, "export", _out, "--git");
        Assert.Equal((0, "wrote 4: edited 1, new 0; left out 0, refused 0; commits 2\n"), (run.ExitCode, run.Output));
        Assert.EndsWith("; commits 0\n", (await Tool.RunAsync(site.ConnectionString, "export", _out, "--git")).Output, StringComparison.Ordinal);
        await site.EditAsync<Page>("page/join", page => page with { Title = "Join us" });
        Assert.EndsWith("; commits 2\n", (await Tool.RunAsync(site.ConnectionString, "export", _out, "--git")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_named_and_1()
    {
        await using var site = await SiteAsync();
        File.WriteAllText(Path.Combine(_out, "other.txt"), "Mine.");
        var run = await Tool.RunAsync(site.ConnectionString, "export", _out);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--force", Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(_out, "blog/one.md"));
        run = await Tool.RunAsync(site.ConnectionString, "export", _out, "--force");
        Assert.Equal((1, "error: blog/one.md: a folder has this name.\n"), (run.ExitCode, run.Errors));
        Assert.Equal("wrote 3: edited 1, new 0; left out 0, refused 1\n", run.Output);
    }

    [Theory]
    [InlineData("There is no type \"pots\", but ", "--type", "pots")]
    [InlineData("There is no source \"none\", but site.", "--source", "none")]
    [InlineData("yesterday", "--since", "yesterday")]
    [InlineData("--bogus", "--bogus")]
    public async Task Wrong_usage_is_2_with_one_line(string word, params string[] options)
    {
        await using var site = await SiteAsync();
        var run = await Tool.RunAsync(site.ConnectionString, ["export", _out, .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(word, Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/no/such")]
    [InlineData("/dev/null")]
    [InlineData("/dev/null/below")]
    public async Task A_folder_that_can_not_be_written_is_2_with_one_line(string folder)
    {
        await using var site = await SiteAsync();
        var run = await Tool.RunAsync(site.ConnectionString, "export", folder);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.Trim().Split('\n'));
    }

    public void Dispose() => Directory.Delete(_out, recursive: true);

    private async Task<Site> SiteAsync()
    {
        var site = await Site.NewAsync(databases,
            ("blog/one.md", Markdown("title: One")), ("blog/two.md", Markdown("title: Two")), ("blog/hidden.md", Markdown("title: Hidden\ndraft: true")),
            ("pages/join.md", Markdown("title: Join")));
        await site.ImportedAsync<Post>("post/one");
        await site.EditAsync<Post>("post/one", post => post with { Title = "Eins" }, publish: false);
        return site;
    }
}
