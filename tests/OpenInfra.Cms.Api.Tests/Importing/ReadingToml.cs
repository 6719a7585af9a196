using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class ReadingToml(TestDatabases databases)
{
    [Fact]
    public async Task A_post_of_Hugo_is_one_as_any_other()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/hello", "content/posts/hello.md", """
            +++
            title = "Hello"   # a comment
            date = 2022-06-07T09:26:12+02:00
            draft = false
            authors = ["Ada", "Bob"]
            tags = ["a", "b"]
            weight = 0x1F
            [seo]
            title = 'For "engines"'
            +++
            Body.

            """);
        var content = post.Published!.Content;
        Assert.Equal(("Hello", "/posts/hello", new DateTimeOffset(2022, 6, 7, 7, 26, 12, TimeSpan.Zero)), (content.Title, post.Published.Path, post.PublishedAt));
        Assert.Equal(["author/ada", "author/bob"], content.Authors.Select(author => author.Id));
        Assert.Equal(("a|b", "For \"engines\""), (string.Join('|', content.Tags), content.Seo!.Title));
        Assert.Equal("""{"weight":31}""", content.Extra.ToJsonString());
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("key = ''", """{"key":""}""")]
    [InlineData("key = {}\nother = []", """{"key":{},"other":[]}""")]
    [InlineData("key = 1_000\nother = -0.50\nmore = 1e3\nplus = +7", """{"key":1000,"more":1000,"plus":7,"other":-0.50}""")]
    [InlineData("key = inf\nother = nan", """{"key":"inf","other":"nan"}""")]
    [InlineData("key = true", """{"key":true}""")]
    [InlineData("day = 2022-06-07\nmoment = 2022-06-07 09:26:12Z\ntime = 07:32:00", """{"day":"2022-06-07","time":"07:32:00","moment":"2022-06-07 09:26:12Z"}""")]
    [InlineData("a.b.c = 1\na.b.d = 2\na.\"e f\" = 3", """{"a":{"b":{"c":1,"d":2},"e f":3}}""")]
    [InlineData("[a.x]\nn = 1\n[b]\nn = 2\n[a.y]\nn = 3", """{"a":{"x":{"n":1},"y":{"n":3}},"b":{"n":2}}""")]
    [InlineData("[[row]]\nn = 1\n[row.sub]\nm = 1\n[other]\nn = 0\n[[row]]\nn = 2", """{"row":[{"n":1,"sub":{"m":1}},{"n":2}],"other":{"n":0}}""")]
    [InlineData("key = '''\na\n'b' '''", """{"key":"a\n'b' "}""")]
    public async Task A_key_that_no_field_takes_is_kept_as_it_is_meant(string keys, string extra)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", $"+++\ntitle = 'A'\n{keys}\n+++\n");
        Assert.Equal(extra, post.Draft.Content.Extra.ToJsonString(Wire.Json));
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("key = 1\nkey = 2", 4)]
    [InlineData("[t]\nkey = 1\n[t]\nkey = 2", 6)]
    public async Task A_key_that_stands_twice_is_warned_of_and_the_last_counts(string keys, int line)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", $"+++\ntitle = 'A'\n{keys}\n+++\n");
        Assert.Equal(2, (int?)(post.Draft.Content.Extra["key"] ?? post.Draft.Content.Extra["t"]!["key"]));
        Assert.Equal(line, Assert.Single(report.Warnings).Line);
    }

    [Fact]
    public async Task A_warning_names_the_line_that_the_value_stands_on()
    {
        var (_, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", "+++\ntitle = 'A'\n\ndate = 'never'\n[seo]\nrobots = 1\n+++\n");
        Assert.Equal([4, 6], report.Warnings.Select(warning => warning.Line));
    }

    [Fact]
    public async Task A_character_that_no_database_can_hold_is_replaced_with_a_warning()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", "+++\ntitle = \"A\\u0000\"\n\"k\\u0000\" = 1\n+++\n");
        Assert.Equal(("A\uFFFD", "k\uFFFD"), (post.Draft.Content.Title, Assert.Single(post.Draft.Content.Extra).Key));
        Assert.Equal([2, 3], report.Warnings.Select(warning => warning.Line));
    }

    [Fact]
    public async Task Front_matter_that_is_never_closed_is_all_of_the_file_with_a_warning()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", "+++\ntitle = 'A'\nx = 1\n");
        Assert.Equal(("A", 1), (post.Draft.Content.Title, (int?)post.Draft.Content.Extra["x"]));
        Assert.Contains("by a line \"+++\"", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_changed_appends_no_event()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", "+++\ntitle = 'A'\ndate = 2022-06-07\n+++\n"));
        await site.ImportAsync();
        Assert.Equal(0, (await site.ImportAsync()).Events);
        site.Write("blog/a.md", "+++\ntitle = \"A\" # the same\ndate = 2022-06-07\n+++\n");
        Assert.Equal((ImportOutcome.Unchanged, 0), (Assert.Single((await site.ImportAsync()).Files).Outcome, (await site.ImportAsync()).Events));
    }
}
