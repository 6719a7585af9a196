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
    [InlineData("founder: yes", """{"founder":"yes"}""")]
    [InlineData("key: &a {x: 1}\nother: *a\nthird: {<<: *a, y: 2}", """{"key":{"x":1},"other":{"x":1},"third":{"x":1,"y":2}}""")]
    [InlineData("key: \"<style>\\n.a { b: c }</style><script>alert('x')</script>\"", """{"key":"<style>\n.a { b: c }</style><script>alert('x')</script>"}""")]
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

    [Theory]
    [InlineData("\"@OpenInfraDev\"", "@OpenInfraDev")]
    [InlineData("'@OpenInfraDev'", "@OpenInfraDev")]
    [InlineData("\"@openinfradev \"", "@openinfradev ")]
    [InlineData("OpenInfraDev", "OpenInfraDev")]
    [InlineData("\"@openinfra.dev\"", "@openinfra.dev")]
    [InlineData("twitter.com/openinfradev", "twitter.com/openinfradev")]
    [InlineData("\"@ORock_Tech\"", "@ORock_Tech")]
    [InlineData("https://twitter.com/OpenInfraDev", "https://twitter.com/OpenInfraDev")]
    [InlineData("''", "")]
    [InlineData("42", "42")]
    public async Task A_twitter_name_is_kept_as_it_is_spelled(string written, string kept)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\nseo:\n  twitterUsername: {written}"));
        Assert.Equal(kept, post.Draft.Content.Seo!.TwitterUsername);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task What_a_reference_does_not_need_is_warned_of_and_kept()
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md",
            GatsbyPost("title: A\nauthors:\n  - {name: Ada, image_url: /ada.png}"));
        Assert.Equal("author/ada", Assert.Single(post.Draft.Content.Authors).Id);
        Assert.Equal("""{"authors":[{"name":"Ada","image_url":"/ada.png"}]}""", post.Draft.Content.Extra.ToJsonString(Content.Wire.Json));
        Assert.Contains("\"image_url\"", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
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
        Assert.Equal("""{"seo":{"robots":"none"}}""", post.Draft.Content.Extra.ToJsonString());
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
