using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class Dating(TestDatabases databases)
{
    [Theory]
    [InlineData("2022-06-07", "2022-06-07T00:00:00.000000Z")]
    [InlineData("\"2022-06-07T09:26:12.659Z\"", "2022-06-07T09:26:12.659000Z")]
    [InlineData("2022-06-07T09:26:12.123456789+02:00", "2022-06-07T07:26:12.123456Z")]
    [InlineData("2022-06-07 09:26", "2022-06-07T09:26:00.000000Z")]
    [InlineData("2022-06-07 09:26:12 -0500", "2022-06-07T14:26:12.000000Z")]
    [InlineData("2022-06-07t9:26:12 Z", "2022-06-07T09:26:12.000000Z")]
    [InlineData("2022/06/07 09:26", "2022-06-07T09:26:00.000000Z")]
    [InlineData("Jun 07 2022", "2022-06-07T00:00:00.000000Z")]
    [InlineData("June 7, 2022", "2022-06-07T00:00:00.000000Z")]
    [InlineData("7 June 2022", "2022-06-07T00:00:00.000000Z")]
    [InlineData("Tue, 07 Jun 2022 09:26:12 GMT", "2022-06-07T09:26:12.000000Z")]
    [InlineData("Tue, 7 Jun 2022 09:26:12 +0200", "2022-06-07T07:26:12.000000Z")]
    public async Task A_post_is_published_at_its_own_date(string written, string moment)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\ndate: {written}"));
        Assert.Equal(moment, $"{post.PublishedAt:yyyy-MM-ddTHH:mm:ss.ffffffZ}");
        Assert.Empty(report.Warnings);
        Assert.Empty(post.Draft.Content.Extra);
    }

    [Theory]
    [InlineData("blog/a.md", "pubDate: 2022-06-07", 7)]
    [InlineData("blog/a.md", "publishDate: 2022-06-07\ndate: 2022-06-08", 8)]
    [InlineData("blog/2022-06-07-a.md", "slug: a", 7)]
    [InlineData("blog/2022-06-07-a/index.md", "slug: a", 7)]
    [InlineData("blog/2022-06-07-a.md", "slug: a\ndate: 2022-06-08", 8)]
    public async Task A_date_stands_under_other_keys_too_or_in_the_file_s_name(string path, string keys, int day)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", path, GatsbyPost($"title: A\n{keys}"));
        Assert.Equal(new(2022, 6, day, 0, 0, 0, TimeSpan.Zero), post.PublishedAt);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Numbers_without_a_leading_zero_are_read_and_warned_of()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost("title: A\ndate: 2020-11-6T14:00:00.000Z"));
        Assert.Equal(new(2020, 11, 6, 14, 0, 0, TimeSpan.Zero), post.PublishedAt);
        Assert.Equal(4, Assert.Single(report.Warnings).Line);
    }

    [Theory]
    [InlineData("2016-19-17")]
    [InlineData("2021-02-29")]
    [InlineData("last week")]
    [InlineData("06/07/2022")]
    [InlineData("2022-06/07")]
    [InlineData("Feb 30 2022")]
    public async Task An_impossible_date_is_no_date_warned_of_and_kept(string written)
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        var (page, report) = await Site.OneAsync<Page>(databases, "page/a", "a.md", Markdown($"title: A\ndate: {written}"));
        Assert.True(page.PublishedAt > before, "It is dated by its import.");
        Assert.Equal(written, (string?)page.Draft.Content.Extra["date"]);
        var warning = Assert.Single(report.Warnings);
        Assert.Equal(("a.md", 3), (warning.Path, warning.Line));
        Assert.Contains("2022-06-07", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_without_a_date_keeps_the_moment_of_its_first_import()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")));
        var first = (await site.ImportedAsync<Page>("page/a")).PublishedAt;
        site.Write("a.md", Markdown("title: B"));
        var second = await site.ImportedAsync<Page>("page/a");
        Assert.Equal(("B", first), (second.Published!.Content.Title, second.PublishedAt));
    }

    [Fact]
    public async Task A_date_that_changes_publishes_again_at_the_new_one()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost("title: A\ndate: 2022-01-01")));
        await site.ImportAsync();
        site.Write("blog/a.md", GatsbyPost("title: A\ndate: 2022-01-02"));
        Assert.Equal(2, (await site.ImportedAsync<Post>("post/a")).PublishedAt!.Value.Day);
    }

    [Theory]
    [InlineData("hidePost: true")]
    [InlineData("draft: true")]
    [InlineData("draft: yes")]
    [InlineData("hidePost: \"True\"")]
    [InlineData("published: false")]
    [InlineData("published: no")]
    public async Task What_is_hidden_comes_in_as_a_draft_that_keeps_its_date(string hidden)
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost($"title: A\ndate: 2022-06-07\n{hidden}")));
        var post = await site.ImportedAsync<Post>("post/a");
        Assert.Equal((Status.Draft, null), (post.Status, post.Published));
        Assert.Empty(post.Draft.Content.Extra);

        await using var session = site.Store.LightweightSession();
        var published = Done(await session.PublishAsync<Post>(post.Id, post.Version, null, Cancel));
        Assert.Equal(new(2022, 6, 7, 0, 0, 0, TimeSpan.Zero), published.PublishedAt);
    }

    [Theory]
    [InlineData("index: false")]
    [InlineData("hidePost: false")]
    [InlineData("draft: no")]
    [InlineData("published: true")]
    [InlineData("published: false\ndraft: false")]
    [InlineData("published: 2022-06-07")]
    public async Task What_is_not_hidden_is_published(string keys)
    {
        var (post, _) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\n{keys}"));
        Assert.Equal(Status.Published, post.Status);
    }

    [Fact]
    public async Task A_flag_that_is_neither_yes_nor_no_is_warned_of_and_kept()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost("title: A\ndraft: perhaps"));
        Assert.Equal(Status.Published, post.Status);
        Assert.Equal("perhaps", (string?)post.Draft.Content.Extra["draft"]);
        Assert.Equal(4, Assert.Single(report.Warnings).Line);
    }

    [Fact]
    public async Task An_author_is_published_at_the_date_of_the_author_s_own_file()
    {
        var (author, _) = await Site.OneAsync<Author>(databases, "author/ada", "authors/ada.md", Markdown("name: Ada\ndate: 2021-05-01"));
        Assert.Equal(new(2021, 5, 1, 0, 0, 0, TimeSpan.Zero), author.PublishedAt);
    }
}
