using System.Diagnostics;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Api.Tests.Serving;
using OpenInfra.Cms.Model.Pages;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Cli;

public sealed class Watching(TestDatabases databases)
{
    [Fact]
    public async Task What_changes_is_imported_until_Ctrl_C_which_is_how_it_ends()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")));
        using var tool = Tool.Start(site.ConnectionString, "import", site.Folder, "--source", "site", "--prune", "--watch");
        await SaidAsync(tool, "read 1: imported 1");
        await SaidAsync(tool, "Watching for changes");

        site.Write("deep/b.md", Markdown("title: B"));
        await SaidAsync(tool, "read 2: imported 1, revised 0, unchanged 1");
        site.Write("a.md", Markdown("title: A, changed"));
        await SaidAsync(tool, "read 2: imported 0, revised 1, unchanged 1");
        site.Move("deep/b.md", "deep/c.md");
        await SaidAsync(tool, "read 2: imported 0, revised 1, unchanged 1");
        site.Delete("deep/c.md");
        await SaidAsync(tool, "archived page/deep-b");

        Service.Signal("INT", tool.Id);
        await tool.WaitForExitAsync(Cancel);
        Assert.Equal((0, "A, changed"), (tool.ExitCode, (await site.LoadAsync<Page>("page/a"))!.Published!.Content.Title));
        Assert.DoesNotContain("Stopped", await tool.StandardError.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_tool_writes_and_its_own_report_are_no_change_and_a_complaint_is_printed_once()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A\ndate: never")), (".git/HEAD", "x"));
        using var tool = Tool.Start(site.ConnectionString, "import", site.Folder, "--watch", "--report", Path.Combine(site.Folder, "report.yml"));
        await SaidAsync(tool, "Watching for changes");
        site.Write(".git/HEAD", "y");
        site.Write("node_modules/x/README.md", Markdown("title: X"));
        site.Write("b.md", Markdown("title: B"));
        await SaidAsync(tool, "imported 1");

        // What came before would have been imported before.
        site.Write("cms.yml", "nonsense: 1\n");
        var complaints = 0;
        while (await tool.StandardError.ReadLineAsync(Cancel) is { } line && !line.StartsWith("cms.yml:1: \"nonsense\"", StringComparison.Ordinal))
            if (line.StartsWith("a.md:3: warning: date:", StringComparison.Ordinal)) complaints++;
        Assert.Equal(1, complaints);
        site.Write("cms.yml", "skip: [b.md]\n");
        await SaidAsync(tool, "read 4");

        // An import that its own report set off would go on and on.
        await Task.Delay(2_000, Cancel);
        Service.Signal("TERM", tool.Id);
        Assert.InRange((await tool.StandardOutput.ReadToEndAsync(Cancel)).Split("read 4").Length - 1, 0, 2);
    }

    private static async Task SaidAsync(Process tool, string word)
    {
        while (await tool.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.Contains(word, StringComparison.Ordinal)) return;
        }
        Assert.Fail($"It ended without \"{word}\": {await tool.StandardError.ReadToEndAsync(Cancel)}");
    }
}
