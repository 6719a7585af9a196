using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class FindingPlaces(TestDatabases databases)
{
    [Theory]
    [InlineData("src/pages/join/index.md", "x: 1", "page/join", "/join")]
    [InlineData("src/pages/index.md", "x: 1", "page/index", "/")]
    [InlineData("content/posts/_index.md", "type: page", "page/posts", "/posts")]
    [InlineData("docs/Getting Started.md", "x: 1", "page/docs-getting-started", "/docs/getting-started")]
    [InlineData("a.md", "path: /b/c/", "page/b-c", "/b/c")]
    [InlineData("a.md", "seo: {url: 'https://openinfra.dev/b/c/'}", "page/b-c", "/b/c")]
    [InlineData("a.md", "seo: {url: 'http://other.example/b?x=1#y'}", "page/b", "/b")]
    [InlineData("a.md", "seo: {url: /b}", "page/b", "/b")]
    [InlineData("a.md", "seo: {url: 'https://openinfra.dev'}", "page/index", "/")]
    [InlineData("a.md", "seo: {url: ''}", "page/a", "/a")]
    [InlineData("‘quoted’.md", "x: 1", "page/quoted", "/quoted")]
    public async Task A_page_is_where_its_path_its_url_or_its_place_in_the_tree_says(string file, string keys, string id, string path)
    {
        var (page, report) = await Site.OneAsync<Page>(databases, id, file, Markdown($"title: A\n{keys}"));
        Assert.Equal(path, page.Published!.Path);
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("blog/2022/a.md", "x: 1", "post/a", "/blog/2022/a")]
    [InlineData("blog/some-file.md", "seo: {url: 'https://openinfra.dev/blog/Short-Name'}", "post/Short-Name", "/blog/Short-Name")]
    [InlineData("blog/a.md", "slug: b", "post/b", "/blog/a")]
    [InlineData("blog/a.md", "slug: b\npath: /c/d", "post/b", "/c/d")]
    [InlineData("a.md", "x: 1", "post/a", "/blog/a")]
    public async Task A_post_s_url_wins_over_the_name_of_its_file(string file, string keys, string id, string path)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, id, file, GatsbyPost($"title: A\n{keys}"));
        Assert.Equal(path, post.Published!.Path);
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("www.openinfra.dev/blog/x")]
    [InlineData("mailto:x@y.z")]
    [InlineData("https://openinfra.dev/a//b")]
    [InlineData("https://openinfra.dev/%00")]
    public async Task A_url_that_is_none_is_warned_of_and_the_tree_decides(string url)
    {
        var (post, report) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\nseo:\n  url: \"{url}\""));
        Assert.Equal(("/blog/a", url), (post.Published!.Path, post.Published.Content.Seo!.Url));
        Assert.Equal(("blog/a.md", 5), (Assert.Single(report.Warnings).Path, report.Warnings[0].Line));
    }

    [Fact]
    public async Task A_path_that_is_none_is_warned_of_and_kept()
    {
        var (page, report) = await Site.OneAsync<Page>(databases, "page/a", "a.md", Markdown("title: A\npath: b c"));
        Assert.Equal(("/a", "b c"), (page.Published!.Path, (string?)page.Published.Content.Extra["path"]));
        Assert.Equal(3, Assert.Single(report.Warnings).Line);
    }

    [Fact]
    public async Task Of_two_posts_with_one_url_the_one_that_is_named_so_keeps_it_and_the_other_takes_its_file_name()
    {
        const string Keys = "seo: {url: 'https://openinfra.dev/blog/same'}";
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost($"title: A\n{Keys}")), ("blog/same.md", GatsbyPost($"title: Same\n{Keys}")));
        var report = await site.ImportAsync();

        Assert.Equal("Same", (await site.LoadAsync<Post>("post/same"))!.Draft.Content.Title);
        Assert.Equal("/blog/a", (await site.LoadAsync<Post>("post/a"))!.Published!.Path);
        Assert.Equal("blog/a.md", Assert.Single(report.Warnings).Path);
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }

    [Fact]
    public async Task Of_two_posts_with_one_URL_that_is_neither_s_name_the_first_by_path_keeps_it()
    {
        const string Keys = "seo: {url: 'https://openinfra.dev/blog/same'}";
        await using var site = await Site.NewAsync(databases, ("blog/b.md", GatsbyPost($"title: B\n{Keys}")), ("blog/a.md", GatsbyPost($"title: A\n{Keys}")));
        Assert.Equal("blog/b.md", Assert.Single((await site.ImportAsync()).Warnings).Path);

        Assert.Equal(("A", "/blog/same"), ((await site.LoadAsync<Post>("post/same"))!.Draft.Content.Title, (await site.LoadAsync<Post>("post/same"))!.Published!.Path));
        Assert.Equal("/blog/b", (await site.LoadAsync<Post>("post/b"))!.Published!.Path);
    }

    [Theory]
    [InlineData("permalink: /about/", "/about")]
    [InlineData("permalink: /about/index.html", "/about")]
    [InlineData("permalink: /404.html", "/404.html")]
    [InlineData("url: /about/", "/about")]
    [InlineData("url: /about\npath: /first", "/first")]
    [InlineData("url: https://example.org/x", "/docs/a")]
    [InlineData("url: /files/x.pdf", "/docs/a")]
    [InlineData("permalink: false", "/docs/a")]
    [InlineData("permalink: ''", "/docs/a")]
    public async Task The_path_stands_under_other_keys_too(string keys, string path)
    {
        await using var site = await Site.NewAsync(databases, ("docs/a.md", Markdown($"title: A\n{keys}")));
        var report = await site.ImportAsync();
        Assert.Equal(path, (await site.LoadAsync<Page>(Assert.Single(report.Files[0].Entries)))!.Published!.Path);
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("permalink: \"/{{ page.fileSlug }}/\"", "permalink")]
    [InlineData("permalink: /:categories/:title", "permalink")]
    public async Task A_path_that_a_generator_would_make_is_warned_of_and_kept(string keys, string key)
    {
        var (page, report) = await Site.OneAsync<Page>(databases, "page/a", "a.md", Markdown($"title: A\n{keys}"));
        Assert.True(page.Draft.Content.Extra.ContainsKey(key));
        Assert.Equal(3, Assert.Single(report.Warnings).Line);
    }

    [Fact]
    public async Task Pages_whose_slugs_would_be_one_get_two()
    {
        await using var site = await Site.NewAsync(databases, ("summit-faq.md", Markdown("title: A")), ("summit/faq.md", Markdown("title: B")));
        var report = await site.ImportAsync();
        Assert.Equal(["page/summit-faq", "page/summit-faq-2"], report.Files.SelectMany(file => file.Entries).Order());
        Assert.Equal("/summit/faq", (await site.LoadAsync<Page>(report.Files[1].Entries[0]))!.Published!.Path);
    }

    [Fact]
    public async Task Names_beyond_any_limit_get_places_within_them()
    {
        var name = new string('é', 90);
        var deep = string.Join('/', Enumerable.Repeat(new string('d', 100), 6));
        await using var site = await Site.NewAsync(databases, ($"blog/{name}.md", GatsbyPost("title: A")), ($"{deep}/a.md", Markdown("title: B")));
        var report = await site.ImportAsync();
        Assert.Equal((2, true), (report.Imported, report.IsClean));
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }
}
