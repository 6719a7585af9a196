using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class ReportingFindings(TestDatabases databases)
{
    [Fact]
    public async Task The_json_has_findings_and_counts()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", "[x](/b) ![](https://example.com/x.png)")));
        var json = JsonNode.Parse((await site.CheckAsync()).ToJson());
        var expected = JsonNode.Parse("""
            {"findings": [
              {"kind": "broken-link", "severity": "error", "entry": "post/a", "path": "blog/a.md", "line": 9,
               "message": "\"/b\" leads nowhere: there is no entry, redirect or file at /b."},
              {"kind": "missing-alt", "severity": "warning", "entry": "post/a", "path": "blog/a.md", "line": 9,
               "message": "The image \"https://example.com/x.png\" has no alt text."}],
             "hosts": ["openinfra.dev"], "assets": null, "likelyRoutes": [], "counts": {"broken-link": 1, "missing-alt": 1}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, json), json!.ToJsonString());
    }

    [Theory]
    [InlineData("Text", "", 0,
        "Hosts of the site: openinfra.dev\nImages and files were not looked for: --assets names their folder.\nNothing found.\n")]
    [InlineData("![](/x.png)", "--assets .", 1,
        "blog/a.md:9: missing-alt: The image \"/x.png\" has no alt text.\nblog/a.md:9: missing-asset: There is no file /x.png.\n"
        + "Hosts of the site: openinfra.dev\nFound: missing-alt 1, missing-asset 1\n")]
    [InlineData("[x](/app/b)\n[y](/app/c)", "", 1,
        "blog/a.md:9: broken-link: \"/app/b\" leads nowhere: there is no entry, redirect or file at /app/b.\n"
        + "blog/a.md:10: broken-link: \"/app/c\" leads nowhere: there is no entry, redirect or file at /app/c.\n"
        + "Hosts of the site: openinfra.dev\nImages and files were not looked for: --assets names their folder.\n"
        + "Links lead where no entry is; if the front end serves that, say --route '/app/*'\nFound: broken-link 2\n")]
    [InlineData("# A\n\n# B", "", 0,
        "blog/a.md:11: heading-jump: \"B\" is the second h1 of 2; a page has one.\n"
        + "Hosts of the site: openinfra.dev\nImages and files were not looked for: --assets names their folder.\nFound: heading-jump 1\n")]
    public async Task The_program_prints_findings_as_compilers_do_and_ends_with_a_code_for_ci(
        string body, string arguments, int code, string output)
    {
        using var shell = await ShellAsync();
        Directory.CreateDirectory(Path.Combine(shell.Folder, "site/blog"));
        await File.WriteAllTextAsync(Path.Combine(shell.Folder, "site/blog/a.md"), Post("a", body), Cancel);

        var (ended, printed, _) = await shell.RunAsync($"$cms import site >/dev/null && $cms check {arguments}", Cancel);
        Assert.Equal((code, output), (ended, printed));
    }

    [Theory]
    [InlineData("$cms check --source none", "Nothing was imported from a source \"none\".")]
    [InlineData("$cms check --assets /no/such/folder", "There is no folder \"/no/such/folder\" to look for assets in.")]
    [InlineData("$cms check --wrong", "Unrecognized command or argument '--wrong'.")]
    [InlineData("ConnectionStrings__Cms=Host=/no/such/folder $cms check", "The database at /no/such/folder:5432 (ConnectionStrings__Cms) ")]
    public async Task Wrong_usage_and_no_database_end_with_2(string command, string problem)
    {
        using var shell = await ShellAsync();
        var (ended, printed, errors) = await shell.RunAsync(command, Cancel);
        Assert.Equal((2, ""), (ended, printed));
        Assert.StartsWith(problem, Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_statements_does_not_grow_with_the_number_of_entries()
    {
        await using var few = await ImportedAsync(databases, Many(10));
        await using var many = await ImportedAsync(databases, Many(150));
        Assert.Equal(20, (await few.CheckAsync()).Findings.Count);
        Assert.Equal(300, (await many.CheckAsync()).Findings.Count);
        var count = await few.StatementsAsync();
        Assert.InRange(count, 1, 20);
        Assert.Equal(count, await many.StatementsAsync());
    }

    [Fact]
    public async Task Entries_beyond_the_first_batch_are_checked()
    {
        await using var site = await ImportedAsync(databases, Many(450));
        Assert.Equal(900, (await site.CheckAsync()).Findings.Count);
    }

    private async Task<Shell> ShellAsync()
    {
        var shell = new Shell();
        shell.Variables["ConnectionStrings__Cms"] = await databases.NewAsync();
        // Not the copy beside the tests: there it would miss what the framework of the service brings.
        var built = Path.GetRelativePath(Repository.Folder("tests", "OpenInfra.Cms.Api.Tests"), AppContext.BaseDirectory);
        shell.Variables["cms"] = $"dotnet {Repository.Folder("src", "OpenInfra.Cms.Cli", built, "cms.dll")}";
        return shell;
    }

    private static (string, string)[] Many(int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => ($"blog/p{i}.md", Post($"p{i}", $"## P{i}\n\n[a](/nowhere) [b](/blog/p{(i + 1) % count}#none)"))),
    ];
}
