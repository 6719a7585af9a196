using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class ImportingAgain(TestDatabases databases)
{
    private const string Id = "post/hello";

    [Fact]
    public async Task What_has_not_changed_appends_no_event()
    {
        await using var site = await SiteAsync();
        var first = await site.ImportAsync();
        var second = await site.ImportAsync();

        Assert.Equal((1, 0, 4), (first.Imported, first.Unchanged, first.Events));
        Assert.Equal((0, 1, 0), (second.Imported, second.Unchanged, second.Events));
    }

    [Fact]
    public async Task A_changed_file_is_one_revision_that_readers_see_at_the_date_of_the_document()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync();
        site.Write("blog/hello.md", Document("Hello again"));
        var report = await site.ImportAsync();

        var post = await site.LoadAsync<Post>(Id);
        Assert.Equal((1, 2), (report.Revised, report.Events));
        Assert.Equal("Hello again", post!.Published!.Content.Title);
        Assert.Equal(new(2022, 6, 7, 9, 26, 12, TimeSpan.Zero), post.PublishedAt);
    }

    [Fact]
    public async Task What_an_editor_changed_stays_while_the_source_does_not_change()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync();
        await EditAsync(site, "Edited");
        var report = await site.ImportAsync();

        Assert.Equal((1, 0), (report.Unchanged, report.Events));
        Assert.Equal("Edited", (await site.LoadAsync<Post>(Id))!.Draft.Content.Title);
    }

    [Fact]
    public async Task What_an_editor_archived_stays_archived()
    {
        await using var site = await SiteAsync();
        var post = await site.ImportedAsync<Post>(Id);
        await using var session = site.Store.LightweightSession();
        Done(await session.ArchiveAsync<Post>(Id, post.Version, [], Cancel));
        var report = await site.ImportAsync();

        Assert.Equal((1, 0), (report.Unchanged, report.Events));
        Assert.Equal(Status.Archived, (await site.LoadAsync<Post>(Id))!.Status);
    }

    [Fact]
    public async Task A_changed_source_of_an_edited_entry_is_a_conflict_that_shows_the_difference_each_time()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync();
        await EditAsync(site, "Edited");
        site.Write("blog/hello.md", Document("Hello again"));

        for (var i = 0; i < 2; i++)
        {
            var report = await site.ImportAsync();
            var file = Assert.Single(report.Files);
            Assert.Equal((ImportOutcome.Conflict, 0), (file.Outcome, report.Events));
            Assert.Contains("title (here \"Edited\", in the source \"Hello again\")", file.Reason, StringComparison.Ordinal);
        }
        Assert.Equal("Edited", (await site.LoadAsync<Post>(Id))!.Draft.Content.Title);
    }

    [Fact]
    public async Task Theirs_lets_the_source_win_and_the_next_import_finds_nothing_to_do()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync();
        await EditAsync(site, "Edited");
        site.Write("blog/hello.md", Document("Hello again"));
        var report = await site.ImportAsync(theirs: true);
        var after = await site.ImportAsync();

        Assert.Equal((1, 0), (report.Revised, after.Events));
        Assert.Equal("Hello again", (await site.LoadAsync<Post>(Id))!.Published!.Content.Title);
    }

    [Fact]
    public async Task An_edit_that_made_the_same_change_as_the_source_is_no_conflict()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync();
        await EditAsync(site, "Hello again", publish: true);
        site.Write("blog/hello.md", Document("Hello again"));
        var report = await site.ImportAsync();

        Assert.Equal((1, 0), (report.Unchanged, report.Events));
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_and_writes_nothing()
    {
        await using var site = await SiteAsync();
        var plan = await site.ImportAsync(dryRun: true);

        Assert.Equal((1, 4), (plan.Imported, plan.Events));
        Assert.Null(await site.LoadAsync<Post>(Id));
        Assert.Equal(1, (await site.ImportAsync()).Imported);
    }

    [Fact]
    public async Task The_same_document_from_a_second_source_is_unchanged()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync(source: "one");
        var report = await site.ImportAsync(source: "two");
        Assert.Equal((1, 0), (report.Unchanged, report.Events));
    }

    [Fact]
    public async Task Another_document_of_the_same_entry_from_a_second_source_is_taken_with_a_warning_and_each_import_again_does_nothing()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync(source: "one");
        site.Write("blog/hello.md", Document("Other"));
        var report = await site.ImportAsync(source: "two");
        Assert.Equal((1, 2), (report.Revised, report.Events));
        Assert.Contains("\"one\"", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);

        site.Write("blog/hello.md", Document("Hello"));
        Assert.Equal(0, (await site.ImportAsync(source: "one")).Events);
        Assert.Equal("Other", (await site.LoadAsync<Post>(Id))!.Published!.Content.Title);
    }

    [Fact]
    public async Task A_post_that_is_hidden_later_is_taken_away_from_readers_and_comes_back_when_it_is_shown()
    {
        await using var site = await SiteAsync();
        await site.ImportAsync();
        site.Write("blog/hello.md", Document("Hello", "hidePost: true"));
        await site.ImportAsync();
        Assert.Null((await site.LoadAsync<Post>(Id))!.Published);

        site.Write("blog/hello.md", Document("Hello"));
        await site.ImportAsync();
        Assert.NotNull((await site.LoadAsync<Post>(Id))!.Published);
    }

    private Task<Site> SiteAsync() => Site.NewAsync(databases, ("blog/hello.md", Document("Hello")));

    private static string Document(string title, string more = "hidePost: false") =>
        $"---\ntemplateKey: blog-post\ntitle: {title}\nauthor: Ada\ndate: 2022-06-07T09:26:12.000Z\n{more}\n---\nBody.\n";

    private static async Task EditAsync(Site site, string title, bool publish = false)
    {
        var post = (await site.LoadAsync<Post>(Id))!;
        await using var session = site.Store.LightweightSession();
        var draft = new Draft<Post>(post.Draft.Slug, post.Draft.Path, post.Draft.Content with { Title = title });
        var revised = Done(await session.ReviseAsync(Id, post.Version, draft, Cancel));
        if (publish) Done(await session.PublishAsync<Post>(Id, revised.Version, null, Cancel));
    }
}
