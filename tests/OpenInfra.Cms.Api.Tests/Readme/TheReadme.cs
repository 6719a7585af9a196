using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Readme;

/// <summary>Whatever the README shows is run: each query, and each line of each shell block.</summary>
public sealed class TheReadme(Seeds seeds, CmsHost own, TestDatabases databases) : IClassFixture<Seeds>, IClassFixture<CmsHost>
{
    // The first has a test of its own; the second is what runs this one.
    private static readonly string[] _twoCommands = ["./cms up", "./cms test"];

    public static TheoryData<string> Queries => [.. Operations.Where(text => !Begins(text, "mutation") && !Begins(text, "subscription"))];

    public static TheoryData<string> Mutations => [.. Operations.Where(text => Begins(text, "mutation"))];

    public static TheoryData<string> Subscriptions => [.. Operations.Where(text => Begins(text, "subscription"))];

    public static TheoryData<string> Commands => [.. ReadmeBlock.All.Where(block => block.Language == "sh").Select(block => block.Text)];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_gives_the_answer_that_stands_below_it(string query)
    {
        var response = await seeds.Cms.Http.PostAsJsonAsync("/graphql", new { query }, Cancel);
        AssertAnswer(query, await response.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task A_mutation_gives_the_answer_that_stands_below_it(string mutation)
    {
        await using var cms = new CmsHost(databases);
        await cms.InitializeAsync();
        var editor = await cms.WithKeyAsync("editor", [Scope.Write, Scope.Publish]);
        var response = await editor.PostAsJsonAsync("/graphql", new { query = mutation }, Cancel);
        AssertAnswer(mutation, await response.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Subscriptions))]
    public async Task A_subscription_is_told_of_what_happens(string query)
    {
        await using var host = new CmsHost(databases);
        await host.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }), Headers = { { "Accept", "text/event-stream" } } };
        using var events = await EventReader.OpenAsync(host.Http, request);
        await host.Store.PublishedAsync("news", new Post { Title = "News" });

        var told = (await events.NextAsync())!.Value.Data!;
        Assert.Null(told["errors"]);
        Assert.Equal("post/news", (string?)told["data"]!["changes"]!["id"]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_runs_and_gives_the_answer_that_stands_below_it(string block)
    {
        using var shell = new Shell();
        // Who makes a key edits: not the seeds, which others read.
        var (cms, database) = block.Contains("keys make", StringComparison.Ordinal) ? (own, own.ConnectionString) : (seeds.Cms, await databases.NewAsync());
        shell.Variables["ConnectionStrings__Cms"] = database;
        foreach (var name in new[] { "cms", "seed-content" }) File.CreateSymbolicLink(Path.Combine(shell.Folder, name), Repository.Folder(name));
        var command = block.Trim().Replace("http://localhost:5080", cms.Http.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);
        if (_twoCommands.Contains(command.Split('#')[0].Trim())) return;

        var (code, output, errors) = await shell.RunAsync($"set -e\n{command}", Cancel);
        Assert.True(code == 0, $"{command} ended with {code}:\n{output}\n{errors}");
        AssertAnswer(block, output);
    }

    [Fact]
    public async Task The_map_of_a_site_that_it_shows_is_one()
    {
        await using var site = await Importing.Site.NewAsync(databases,
            ("cms.yml", Assert.Single(ReadmeBlock.All, block => block.Language == "yaml").Text),
            ("essays/a.md", "---\ntitle: A\nwriter: Ada\n---\n"), ("sketches/b.md", "---\ntitle: B\n---\n"));
        var essay = (await site.ImportedAsync<Model.Posts.Post>("post/a")).Draft.Content;
        Assert.Equal(("author/ada", "An essay."), (Assert.Single(essay.Authors).Id, essay.Description));
        Assert.Equal(["cms.yml", "sketches/b.md"], (await site.ImportAsync()).Files.Where(file => file.Entries.Count == 0).Select(file => file.Path));
    }

    [Fact]
    public void The_two_commands_stand_in_it() =>
        Assert.All(_twoCommands, command => Assert.Contains(ReadmeBlock.All, block => block.Text.Split('\n').Any(line => line.StartsWith(command, StringComparison.Ordinal))));

    private static IEnumerable<string> Operations => ReadmeBlock.All.Where(block => block.Language == "graphql").Select(block => block.Text);

    private static bool Begins(string text, string kind) => text.StartsWith(kind, StringComparison.Ordinal);

    private static void AssertAnswer(string question, string answer)
    {
        if (ReadmeBlock.All.Single(block => block.Text == question).Answer is not { } expected) return;
        var actual = JsonNode.Parse(answer);
        // What a query costs is told with each answer, and shown where the README is about it.
        if (actual is JsonObject all && expected["extensions"] is null) all.Remove("extensions");
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{question}\nanswers\n{answer}");
    }
}
