using System.Text.Json;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Pages;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Cli;

public sealed class ImportCommand(TestDatabases databases)
{
    [Fact]
    public async Task The_report_accounts_for_every_file_and_1_says_that_one_failed()
    {
        await using var site = await Site.NewAsync(databases,
            ("a.md", Markdown("title: A\ndate: 2016-19-17")), ("b.md", "---\ntitle: [\n---\n"), ("c.json", "[1]"));
        var file = Path.Combine(site.Folder, "report.txt");
        var run = await Tool.RunAsync(site.ConnectionString, "import", site.Folder, "--source", "site", "--report", file);
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancel)).RootElement;

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["read", "imported", "revised", "unchanged", "conflict", "skipped", "failed", "events", "files", "warnings"], Names(report));
        Assert.Equal((3, 1, 1, 1, 2), (Number(report, "read"), Number(report, "imported"), Number(report, "skipped"), Number(report, "failed"), Number(report, "events")));
        Assert.All(report.GetProperty("files").EnumerateArray(), one => Assert.Equal(["path", "outcome", "entries", "reason", "line", "column"], Names(one)));
        Assert.Equal(["imported", "failed", "skipped"], report.GetProperty("files").EnumerateArray().Select(one => one.GetProperty("outcome").GetString()));
        Assert.Equal("page/a", Assert.Single(report.GetProperty("files")[0].GetProperty("entries").EnumerateArray()).GetString());
        Assert.Equal(3, Number(report.GetProperty("files")[1], "line"));
        Assert.Equal(["path", "line", "message"], Names(report.GetProperty("warnings")[0]));
        Assert.Equal(("a.md", 3), (report.GetProperty("warnings")[0].GetProperty("path").GetString(), Number(report.GetProperty("warnings")[0], "line")));
    }

    [Fact]
    public async Task It_prints_plain_lines_as_compilers_do_where_no_terminal_is()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A\ndate: never")), ("b.md", "---\nx: @\n---\n"));
        var run = await Tool.RunAsync(site.ConnectionString, "import", site.Folder);

        Assert.Contains("a.md:3: warning: date:", run.Errors, StringComparison.Ordinal);
        Assert.Contains("b.md:2:4: failed: ", run.Errors, StringComparison.Ordinal);
        Assert.Equal("read 2: imported 1, revised 0, unchanged 0, conflict 0, skipped 0, failed 1; events 2\n", run.Output);
        Assert.DoesNotContain('\u001b', run.Output + run.Errors);
    }

    [Fact]
    public async Task A_dry_run_prints_the_plan_and_writes_nothing()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")));
        var run = await Tool.RunAsync(site.ConnectionString, "import", site.Folder, "--dry-run");

        Assert.Equal((0, "imported a.md: page/a\nWould be: read 1: imported 1, revised 0, unchanged 0, conflict 0, skipped 0, failed 0; events 2\n"), (run.ExitCode, run.Output));
        Assert.Null(await site.LoadAsync<Page>("page/a"));
    }

    [Fact]
    public async Task A_conflict_is_1_and_theirs_resolves_it()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")));
        await site.ImportAsync();
        await using (var session = site.Store.LightweightSession())
            Done(await session.ReviseAsync("page/a", 2, new Draft<Page>("a", "/a", new() { Title = "Mine" }), Cancel));
        site.Write("a.md", Markdown("title: B"));

        var refused = await Tool.RunAsync(site.ConnectionString, "import", site.Folder, "--source", "site");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("a.md:1:1: conflict: page/a was edited here", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("they differ in title (here \"Mine\", in the source \"B\")", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Tool.RunAsync(site.ConnectionString, "import", site.Folder, "--source", "site", "--theirs")).ExitCode);
        Assert.Equal("B", (await site.LoadAsync<Page>("page/a"))!.Published!.Content.Title);
    }

    [Fact]
    public async Task What_an_editor_did_survives_every_later_import_of_the_unchanged_source()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")), ("b.md", Markdown("title: B")));
        await site.ImportAsync();
        await site.ReviseAsync<Page>("page/a", page => page with { Title = "Mine" });
        foreach (var (file, options) in new[] { ("b.md", ""), ("b.md", "--theirs"), ("c.md", "--prune") })
        {
            site.Write(file, Markdown($"title: {file} {options}"));
            var run = await Tool.RunAsync(site.ConnectionString, ["import", site.Folder, "--source", "site", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal("Mine", (await site.LoadAsync<Page>("page/a"))!.Draft.Content.Title);
        }
        Assert.Contains("; events 0", (await Tool.RunAsync(site.ConnectionString, "import", site.Folder, "--source", "site")).Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

    private static int Number(JsonElement value, string name) => value.GetProperty(name).GetInt32();
}
