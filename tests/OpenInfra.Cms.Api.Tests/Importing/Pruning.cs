using System.Text.Json;
using Marten;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Applying;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class Pruning(TestDatabases databases)
{
    [Fact]
    public async Task What_is_gone_from_the_source_is_archived_when_that_is_asked_for()
    {
        await using var site = await Site.NewAsync(databases, ("blog/stays.md", Post("Stays")), ("blog/goes.md", Post("Goes")));
        await site.ImportAsync();
        site.Delete("blog/goes.md");

        Assert.Null((await site.ImportAsync()).Pruned);
        Assert.Equal(Status.Published, (await site.LoadAsync<Post>("post/goes"))!.Status);
        var report = await site.ImportAsync(prune: true);
        Assert.Equal(("post/goes", "blog/goes.md", ImportOutcome.Revised), (Only(report).Entry, Only(report).Path, Only(report).Outcome));
        Assert.Equal(Status.Archived, (await site.LoadAsync<Post>("post/goes"))!.Status);
        Assert.Equal(Status.Published, (await site.LoadAsync<Post>("post/stays"))!.Status);
        Assert.Equal((0, 0), ((await site.ImportAsync(prune: true)).Pruned!.Count, (await site.ImportAsync(prune: true)).Events));
    }

    [Fact]
    public async Task What_comes_back_is_published_again()
    {
        await using var site = await Site.NewAsync(databases, ("blog/back.md", Post("Back")));
        await site.ImportAsync();
        site.Delete("blog/back.md");
        await site.ImportAsync(prune: true);
        site.Write("blog/back.md", Post("Back"));
        await site.ImportAsync(prune: true);
        Assert.Equal(Status.Published, (await site.LoadAsync<Post>("post/back"))!.Status);
    }

    [Fact]
    public async Task What_an_editor_made_or_changed_is_never_pruned()
    {
        await using var site = await Site.NewAsync(databases, ("blog/edited.md", Post("Edited")));
        await site.ImportAsync();
        await site.Store.PublishedAsync("made", new Post { Title = "Made here" });
        await site.ReviseAsync<Post>("post/edited", post => post with { Title = "By hand" });
        site.Delete("blog/edited.md");

        for (var i = 0; i < 2; i++)
        {
            var report = await site.ImportAsync(prune: true);
            Assert.Equal((ImportOutcome.Conflict, false), (Only(report).Outcome, report.IsClean));
        }
        Assert.Equal(Status.Published, (await site.LoadAsync<Author>("author/ada"))!.Status);
        Assert.Equal(Status.Published, (await site.LoadAsync<Post>("post/made"))!.Status);
        Assert.Equal(Status.Published, (await site.LoadAsync<Post>("post/edited"))!.Status);
        await site.ImportAsync(prune: true, theirs: true);
        Assert.Equal(Status.Archived, (await site.LoadAsync<Post>("post/edited"))!.Status);
    }

    [Fact]
    public async Task What_another_source_has_too_stays()
    {
        await using var site = await Site.NewAsync(databases, ("blog/shared.md", Post("Shared")));
        await site.ImportAsync(source: "one");
        await site.ImportAsync(source: "two");
        site.Delete("blog/shared.md");
        Assert.Empty((await site.ImportAsync(source: "one", prune: true)).Pruned!);
        Assert.Equal("post/shared", Only(await site.ImportAsync(source: "two", prune: true)).Entry);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_any_more_is_not_gone()
    {
        await using var site = await Site.NewAsync(databases, ("blog/broken.md", Post("Broken")));
        await site.ImportAsync();
        site.Write("blog/broken.md", "---\ntitle: \"never closed\n---\n");
        var report = await site.ImportAsync(prune: true);
        Assert.Equal((1, 0), (report.Failed, report.Pruned!.Count));
        Assert.Equal(Status.Published, (await site.LoadAsync<Post>("post/broken"))!.Status);
    }

    [Fact]
    public async Task A_renamed_file_is_the_entry_that_it_was_and_its_old_path_leads_on()
    {
        await using var site = await Site.NewAsync(databases, ("blog/old-name.md", Post("Renamed")), ("organizations/a.yml",
            "name: A\nmemberships:\n  - {foundation: F, level: Gold, source: post/old-name}\n"));
        await site.ImportAsync();
        site.Move("blog/old-name.md", "blog/new-name.md");
        var report = await site.ImportAsync(prune: true);

        var post = (await site.LoadAsync<Post>("post/old-name"))!;
        Assert.Equal(("new-name", "/blog/new-name"), (post.Published!.Slug, post.Published.Path));
        Assert.Equal((1, 0, 0), (report.Revised, report.Pruned!.Count, report.Warnings.Count));
        await using var session = site.Store.QuerySession();
        Assert.Equal(("post/old-name", false), await session.LoadAsync<Route>("/blog/old-name", Cancel) is { } route ? (route.Entry, route.IsLive) : default);
        Assert.Equal(0, (await site.ImportAsync(prune: true)).Events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_gone_is_no_longer_referred_to_unless_it_stays(bool prune)
    {
        const string About = "---\ntemplateKey: blog-post\ntitle: A\ncategory: [Zuul]\n---\n";
        await using var site = await Site.NewAsync(databases, ("projects/zuul.yml", "name: Zuul\n"), ("blog/a.md", About));
        await site.ImportAsync();
        site.Delete("projects/zuul.yml");
        for (var i = 0; i < 2; i++)
        {
            await site.ImportAsync(prune: prune);
            Assert.Equal(prune ? 0 : 1, (await site.LoadAsync<Post>("post/a"))!.Published!.Content.Projects.Count);
        }
        Assert.Equal(0, (await site.ImportAsync(prune: prune)).Events);
    }

    [Fact]
    public async Task A_file_with_another_name_and_text_is_the_entry_that_its_URL_says()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", Post("One", "https://example.org/blog/stays")));
        await site.ImportAsync();
        site.Delete("blog/one.md");
        site.Write("press/two.md", Post("Two", "https://example.org/blog/stays"));
        var report = await site.ImportAsync(prune: true);
        Assert.Equal((1, 0), (report.Revised, report.Pruned!.Count));
        Assert.Equal("Two", (await site.LoadAsync<Post>("post/stays"))!.Published!.Content.Title);
    }

    [Fact]
    public async Task A_changed_URL_moves_the_entry()
    {
        await using var site = await Site.NewAsync(databases, ("blog/x.md", Post("Moves", "https://example.org/blog/before")));
        await site.ImportAsync();
        site.Write("blog/x.md", Post("Moves", "https://example.org/blog/after"));
        await site.ImportAsync(prune: true);
        Assert.Equal("/blog/after", (await site.LoadAsync<Post>("post/before"))!.Published!.Path);
        Assert.Null(await site.LoadAsync<Post>("post/after"));
    }

    [Fact]
    public async Task After_four_states_of_a_site_the_database_is_as_after_the_last_alone()
    {
        (string, string)[][] states =
        [
            [("blog/a.md", Post("A")), ("blog/b.md", Post("B", author: "Ada")), ("pages/p.md", "---\ntitle: P\n---\nP")],
            [("blog/a.md", Post("A, changed")), ("blog/b2.md", Post("B", author: "Ada")), ("pages/q.md", "---\ntitle: Q\n---\nQ")],
            [("blog/b2.md", Post("B, changed", author: "Grace")), ("pages/p.md", "---\ntitle: P again\n---\nP")],
            [("blog/a.md", Post("A, back")), ("blog/c.md", Post("B, changed", author: "Grace")), ("pages/q.md", "---\ntitle: Q\n---\nQ, changed")],
        ];
        await using var grown = await Site.NewAsync(databases);
        foreach (var state in states)
        {
            grown.Clear();
            foreach (var (path, text) in state) grown.Write(path, text);
            await grown.ImportAsync(prune: true);
        }
        await using var fresh = await Site.NewAsync(databases, states[^1]);
        await fresh.ImportAsync();
        Assert.Equal(await PublishedAsync(fresh), await PublishedAsync(grown));
    }

    private static async Task<List<string>> PublishedAsync(Site site)
    {
        await using var session = site.Store.QuerySession();
        var posts = await session.Query<Entry<Post>>().Where(entry => entry.Status == Status.Published).ToListAsync(Cancel);
        var authors = await session.Query<Entry<Author>>().Where(entry => entry.Status == Status.Published).ToListAsync(Cancel);
        var pages = await session.Query<Entry<Model.Pages.Page>>().Where(entry => entry.Status == Status.Published).ToListAsync(Cancel);
        return [.. posts.Select(entry => JsonSerializer.Serialize((object)entry.Published!, Wire.Stored))
            .Concat(authors.Select(entry => JsonSerializer.Serialize((object)entry.Published!, Wire.Stored)))
            .Concat(pages.Select(entry => JsonSerializer.Serialize((object)entry.Published!, Wire.Stored))).Order(StringComparer.Ordinal)];
    }

    private static PrunedEntry Only(ImportReport report) => Assert.Single(report.Pruned!, entry => entry.Entry.StartsWith("post/", StringComparison.Ordinal));

    private static string Post(string title, string? url = null, string author = "Ada") =>
        $"---\ntemplateKey: blog-post\ntitle: {title}\nauthor: {author}\ndate: 2022-06-07\n{(url is null ? "" : $"seo:\n  url: {url}\n")}---\n{title}.\n";
}
