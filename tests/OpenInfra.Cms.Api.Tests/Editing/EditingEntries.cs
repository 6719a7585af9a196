using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Editing;

public sealed class EditingEntries(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Readers_keep_what_is_published_while_editors_go_on()
    {
        var post = await cms.Store.PublishedAsync("keeps", new Post { Title = "First" });
        var revised = await ReviseAsync(post, "keeps", "/blog/keeps", new Post { Title = "Second" });
        Assert.Equal(("First", "Second", 3), (revised.Published!.Content.Title, revised.Draft.Content.Title, revised.Version));
    }

    [Fact]
    public async Task Of_two_edits_made_on_one_version_exactly_one_is_stale()
    {
        var post = await cms.Store.DraftAsync("race", new Post { Title = "Race" });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => TryReviseAsync(post, "race", "/blog/race", new() { Title = $"{number}" })));
        Assert.Single(outcomes.OfType<Outcome<Entry<Post>>.Done>());
        Assert.IsType<Refusal.Stale>(Assert.Single(outcomes.OfType<Outcome<Entry<Post>>.Refused>()).Why);
    }

    [Fact]
    public async Task A_slug_that_is_taken_is_a_conflict_for_a_new_entry_and_for_a_renamed_one()
    {
        await cms.Store.DraftAsync("taken", new Post { Title = "Taken" });
        var other = await cms.Store.DraftAsync("other", new Post { Title = "Other" });
        await using var session = cms.Store.LightweightSession();
        Assert.IsType<Refusal.Conflict>(Why(await session.CreateAsync(new Draft<Post>("taken", "/blog/elsewhere", new()), Cancel)));
        Assert.IsType<Refusal.Conflict>(Why(await TryReviseAsync(other, "taken", "/blog/other", new())));
    }

    [Fact]
    public async Task A_path_belongs_to_one_entry_of_all_types_and_leads_on_when_that_has_moved()
    {
        var post = await cms.Store.PublishedAsync("moves", new Post { Title = "Moves" }, path: "/here");
        var page = await cms.Store.DraftAsync("here", new Page { Title = "Here" }, "/here");
        await using (var session = cms.Store.LightweightSession())
            Assert.Equal("/path", Assert.IsType<Refusal.Conflict>(Why(await session.PublishAsync<Page>(page.Id, 1, null, Cancel))).Problem.Pointer);

        var renamed = await ReviseAsync(post, "moved", "/there", post.Draft.Content);
        Assert.True((await RouteAsync("/here"))!.IsLive);
        await using (var session = cms.Store.LightweightSession()) Done(await session.PublishAsync<Post>(post.Id, renamed.Version, null, Cancel));
        Assert.Equal((post.Id, false), ((await RouteAsync("/here"))!.Entry, (await RouteAsync("/here"))!.IsLive));
        Assert.Equal((post.Id, true), ((await RouteAsync("/there"))!.Entry, (await RouteAsync("/there"))!.IsLive));

        await using (var session = cms.Store.LightweightSession()) Done(await session.PublishAsync<Page>(page.Id, 1, null, Cancel));
        Assert.Equal((page.Id, true), ((await RouteAsync("/here"))!.Entry, (await RouteAsync("/here"))!.IsLive));
    }

    [Fact]
    public async Task Publishing_asks_for_what_readers_rely_on_and_a_draft_does_not()
    {
        var draft = await cms.Store.DraftAsync("untitled", new Post());
        await using var session = cms.Store.LightweightSession();
        var problems = Assert.IsType<Refusal.Invalid>(Why(await session.PublishAsync<Post>(draft.Id, 1, null, Cancel))).Problems;
        Assert.Equal("/title", Assert.Single(problems).Pointer);
    }

    [Fact]
    public async Task A_reference_to_nothing_or_to_another_type_is_refused_with_its_place()
    {
        await cms.Store.DraftAsync("there", new Category { Label = "There" });
        await using var session = cms.Store.LightweightSession();
        var content = new Post { Title = "Refers", Categories = [new("category/there"), new("category/gone"), new("post/keeps")] };
        var problems = Assert.IsType<Refusal.Invalid>(Why(await session.CreateAsync(new Draft<Post>("refers", "/blog/refers", content), Cancel))).Problems;
        Assert.Equal(["/categories/1", "/categories/2"], problems.Select(problem => problem.Pointer));
    }

    [Theory]
    [InlineData("has space", "/blog/x", "/slug")]
    [InlineData("a/b", "/blog/x", "/slug")]
    [InlineData("x", "blog/x", "/path")]
    [InlineData("x", "/blog/../x", "/path")]
    [InlineData("x", "/blog/x/", "/path")]
    public async Task Slugs_and_paths_that_no_address_can_hold_are_refused(string slug, string path, string pointer)
    {
        await using var session = cms.Store.LightweightSession();
        var problems = Assert.IsType<Refusal.Invalid>(Why(await session.CreateAsync(new Draft<Post>(slug, path, new()), Cancel))).Problems;
        Assert.Equal(pointer, Assert.Single(problems).Pointer);
    }

    [Fact]
    public async Task A_character_that_the_database_can_not_store_is_refused_wherever_it_stands()
    {
        await using var session = cms.Store.LightweightSession();
        var content = new Post { Title = "\0", Body = Markdown.Of("\0"), Seo = new() { Title = "\0" }, Extra = new() { ["a"] = "\0" } };
        var problems = Assert.IsType<Refusal.Invalid>(Why(await session.CreateAsync(new Draft<Post>("nul", "/blog/nul", content), Cancel))).Problems;
        Assert.Equal(["/body", "/extra/a", "/seo/title", "/title"], problems.Select(problem => problem.Pointer).Order());
    }

    private async Task<Entry<Post>> ReviseAsync(Entry<Post> post, string slug, string path, Post content) =>
        Done(await TryReviseAsync(post, slug, path, content));

    private async Task<Outcome<Entry<Post>>> TryReviseAsync(Entry<Post> post, string slug, string path, Post content)
    {
        await using var session = cms.Store.LightweightSession();
        return await session.ReviseAsync(post.Id, post.Version, new Draft<Post>(slug, path, content), Cancel);
    }

    private async Task<Route?> RouteAsync(string path)
    {
        await using var session = cms.Store.QuerySession();
        return await session.LoadAsync<Route>(path, Cancel);
    }

    private static Refusal Why<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome, exactMatch: false).Why;
}
