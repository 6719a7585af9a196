using System.Text.Json;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Cli;

public sealed class UsingTheTool(TestDatabases databases)
{
    [Theory]
    [InlineData("no file or folder \"/no/such/folder\"", "import", "/no/such/folder")]
    [InlineData("no option \"--bogus\"", "import", ".", "--bogus")]
    [InlineData("no file or folder", "import", ".", "/no/such/folder")]
    [InlineData("no folder \"/no/such\"", "import", ".", "--report", "/no/such/report.json")]
    [InlineData("named \"x\"", "import", ".", "..", "--source", "x")]
    [InlineData("argument missing", "import")]
    [InlineData("bogus", "bogus")]
    [InlineData("Usage", "")]
    public async Task Wrong_usage_is_2_with_a_word_on_what_is_wrong(string word, params string[] arguments)
    {
        var run = await Tool.RunAsync("Host=127.0.0.1;Port=1", [.. arguments.Where(argument => argument.Length > 0)]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(word, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=s3cret;Database=d")]
    [InlineData("Host=no.such.host.invalid;Username=u;Password=s3cret;Database=d")]
    [InlineData("Hosst=x;Password=s3cret")]
    [InlineData("Host=x;Password=a;s3cret")]
    [InlineData("Host=x;Port=abc;Password=s3cret")]
    public async Task No_database_is_2_with_one_line_and_no_password(string connectionString)
    {
        var run = await Tool.RunAsync(connectionString, "stats");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("s3cret", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_refuses_is_2_with_one_line()
    {
        var connectionString = new Npgsql.NpgsqlConnectionStringBuilder(await databases.NewAsync()) { Database = "nowhere" }.ConnectionString;
        var run = await Tool.RunAsync(connectionString, "import", ".");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"nowhere\"", Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_count_entries_by_type_and_status_events_and_texts()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")), ("blog/b.md", GatsbyPost("title: B\nhidePost: true\nauthor: Ada", "Other.\n")));
        await site.ImportAsync();
        var run = await Tool.RunAsync(site.ConnectionString, "stats", "--json");
        var stats = JsonDocument.Parse(run.Output).RootElement;

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((5, 2), (stats.GetProperty("events").GetInt32(), stats.GetProperty("texts").GetInt32()));
        Assert.Equal(1, stats.GetProperty("entries").GetProperty("post").GetProperty("Draft").GetInt32());
        Assert.Equal(1, stats.GetProperty("entries").GetProperty("page").GetProperty("Published").GetInt32());
    }

    [Fact]
    public async Task Migrating_a_database_that_is_migrated_changes_nothing()
    {
        var run = await Tool.RunAsync(await databases.NewAsync(), "db", "migrate");
        Assert.Equal((0, "The database has the schema of this version.\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("import", "--help")]
    [InlineData("--help")]
    public async Task Help_needs_no_database(params string[] arguments)
    {
        var run = await Tool.RunAsync("Host=127.0.0.1;Port=1", arguments);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }
}
