using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class KeepingUnknownKeys(TestDatabases databases)
{
    [Theory]
    [InlineData("key: null", """{"key":null}""")]
    [InlineData("key:", """{"key":null}""")]
    [InlineData("key: \"\"", """{"key":""}""")]
    [InlineData("key: {}\nother: []", """{"key":{},"other":[]}""")]
    [InlineData("key: 12\nother: -0.50", """{"key":12,"other":-0.50}""")]
    [InlineData("key: true\nother: yes\non: no", """{"on":"no","key":true,"other":"yes"}""")]
    [InlineData("key: 010\nother: 1_000\nhex: 0x1F", """{"hex":"0x1F","key":"010","other":"1_000"}""")]
    [InlineData("key:\n  a: [1, {b: c}]", """{"key":{"a":[1,{"b":"c"}]}}""")]
    [InlineData("type: guide\nlayout: layouts/post.njk", """{"type":"guide","layout":"layouts/post.njk"}""")]
    [InlineData("author: A\nauthors: [B]", """{"author":"A"}""")]
    [InlineData("key: '\\u0000'", """{"key":"\\u0000"}""")]
    [InlineData("key: 2022-06-07", """{"key":"2022-06-07"}""")]
    [InlineData("index: false", """{"index":false}""")]
    [InlineData("no-break: \"\\_\"", "{\"no-break\":\"\\u00A0\"}")]
    public async Task A_key_that_no_field_takes_is_kept_as_it_stands(string keys, string extra)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\n{keys}"));
        Assert.Equal(extra, post.Draft.Content.Extra.ToJsonString(Content.Wire.Json));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task A_page_keeps_them_as_data_for_its_template()
    {
        var (page, _) = await Site.OneAsync<Page>(databases, "page/a", "a.md", Markdown("templateKey: join-page\nlayout: wide\ntitle: A\nhero:\n  image: /a.png"));
        Assert.Equal("join-page", page.Draft.Content.Template);
        Assert.Equal("""{"hero":{"image":"/a.png"},"layout":"wide"}""", page.Draft.Content.Data.ToJsonString());
        Assert.Empty(page.Draft.Content.Extra);
    }

    [Theory]
    [InlineData("image: {src: /a.png}", "image", 4)]
    [InlineData("tags:\n  - ok\n  - [nested]", "tags", 6)]
    [InlineData("seo: a text", "seo", 4)]
    [InlineData("slug: not/a slug", "slug", 4)]
    public async Task A_value_that_a_field_cannot_use_is_warned_of_and_kept(string keys, string key, int line)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\n{keys}"));
        Assert.True(post.Draft.Content.Extra.ContainsKey(key), post.Draft.Content.Extra.ToJsonString());
        Assert.Equal(("blog/a.md", line), (Assert.Single(report.Warnings).Path, report.Warnings[0].Line));
    }

    [Fact]
    public async Task Each_part_of_the_seo_data_stands_alone_and_what_is_none_of_them_is_kept()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md",
            GatsbyPost("title: A\nseo:\n  title: T\n  twitterUsername: '@OpenInfraDev'\n  image: null\n  robots: none"));
        var seo = post.Draft.Content.Seo!;
        Assert.Equal(("T", "@OpenInfraDev", null, null), (seo.Title, seo.TwitterUsername, seo.Image, seo.Url));
        Assert.Equal("none", (string?)post.Draft.Content.Extra["seo"]?["robots"]);
        Assert.Equal((8, true), (Assert.Single(report.Warnings).Line, report.Warnings[0].Message.Contains("\"robots\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Numbers_beyond_what_a_machine_counts_with_lose_no_digit()
    {
        await using var site = await Site.NewAsync(databases,
            ("authors/a.json", """{"name": "Ada", "a": 12345678901234567890123456789012345, "b": 1e-40, "c": 1.10, "d": 1e400, "e": 1e400000}"""));
        var extra = (await site.ImportedAsync<Author>("author/ada")).Draft.Content.Extra;
        Assert.Equal("12345678901234567890123456789012345", extra["a"]!.ToJsonString());
        Assert.Equal(1e-40, (double)extra["b"]!);
        Assert.Equal("1.10", extra["c"]!.ToJsonString());
        Assert.Equal(("1e400", "1e400000"), ((string?)extra["d"], (string?)extra["e"]));
    }

    [Fact]
    public async Task A_title_beyond_the_limit_is_cut_warned_of_and_kept_whole()
    {
        var title = new string('x', 1500);
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: {title}"));
        Assert.Equal((1000, title), (post.Draft.Content.Title.Length, (string?)post.Draft.Content.Extra["title"]));
        Assert.Single(report.Warnings);
    }

    [Fact]
    public async Task A_key_that_stands_twice_is_warned_of_and_the_last_counts()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost("title: A\nkey: 1\nkey: 2"));
        Assert.Equal(2, (int?)post.Draft.Content.Extra["key"]);
        Assert.Equal(5, Assert.Single(report.Warnings).Line);
    }
}
