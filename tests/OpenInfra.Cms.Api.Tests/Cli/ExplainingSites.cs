using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Cli;

public sealed class ExplainingSites(TestDatabases databases)
{
    [Fact]
    public async Task Explain_prints_each_kind_of_file_with_the_reason_and_needs_no_database()
    {
        await using var site = await Site.NewAsync(databases,
            ("cms.yml", "entries:\n  - {path: essays/**, type: post, fields: {writer: author}}\nskip: [drafts/**]\n"),
            ("essays/a.md", Markdown("title: A\nwriter: Ada\nmood: good")), ("essays/b.md", Markdown("title: B")),
            ("drafts/c.md", Markdown("title: C")), ("broken.md", Markdown("title: [")));
        var run = await Tool.RunAsync("Host=127.0.0.1;Port=1", "import", "--explain", site.Folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("2 files → post: cms.yml: essays/**\n    such as essays/a.md\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    fields: title (2), authors ← author (1)\n    kept as they are: mood (1)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 file → nothing: cms.yml skips it.\n    such as drafts/c.md\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 file → nothing: The YAML can't be read:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "--explain")]
    public async Task A_map_that_can_not_be_used_is_2_with_its_place(params string[] command)
    {
        await using var site = await Site.NewAsync(databases, ("cms.yml", "entries:\n  - {path: x/**, type: poem}\n"), ("a.md", Markdown("title: A")));
        var run = await Tool.RunAsync(site.ConnectionString, [.. command, site.Folder]);
        Assert.Equal((2, "", "cms.yml:2: \"poem\" is no type; there are post, page, category, project, organization, author.\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task A_source_is_called_after_its_folder_and_what_is_pruned_is_only_its_own()
    {
        await using var site = await Site.NewAsync(databases, ("one/blog/a.md", GatsbyPost("title: A")), ("two/blog/b.md", GatsbyPost("title: B")));
        await Tool.RunAsync(site.ConnectionString, "import", Path.Combine(site.Folder, "one"), Path.Combine(site.Folder, "two") + "/");
        await using (var session = site.Store.QuerySession())
            Assert.NotNull(await session.LoadAsync<SourceFile>("one:blog/a.md", Cancel));
        site.Delete("one/blog/a.md");
        site.Delete("two/blog/b.md");

        var run = await Tool.RunAsync(site.ConnectionString, "import", Path.Combine(site.Folder, "two"), "--prune");
        Assert.Equal((0, "archived post/b, which is gone with blog/b.md"), (run.ExitCode, run.Output.Split('\n')[0]));
        Assert.Equal("Published", $"{(await site.LoadAsync<Post>("post/a"))!.Status}");
        var other = await Tool.RunAsync(site.ConnectionString, "import", Path.Combine(site.Folder, "two"), "--source", "one", "--prune", "--dry-run");
        Assert.Equal("would archive post/a, which is gone with blog/a.md", other.Output.Split('\n')[0]);
    }

    [Fact]
    public async Task A_renamed_file_is_a_revision_of_the_entry_that_it_was()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost("title: A")));
        await Tool.RunAsync(site.ConnectionString, "import", site.Folder);
        site.Move("blog/a.md", "blog/b.md");
        var run = await Tool.RunAsync(site.ConnectionString, "import", site.Folder, "--prune", "--dry-run");
        Assert.StartsWith("revised blog/b.md: post/a\nWould be: read 1: imported 0, revised 1,", run.Output, StringComparison.Ordinal);
    }
}
