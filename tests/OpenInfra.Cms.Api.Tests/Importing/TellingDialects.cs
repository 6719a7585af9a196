using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class TellingDialects(TestDatabases databases)
{
    [Theory]
    [InlineData("src/pages/a.md", "templateKey: blog-post", "post/a")]
    [InlineData("src/pages/a.md", "templateKey: tags\nauthor: true\nname: Ada", "author/ada")]
    [InlineData("blog/a.md", "templateKey: something-else", "page/blog-a")]
    [InlineData("press/a.md", "layout: layouts/news.njk", "post/a")]
    [InlineData("policies/a.md", "layout: layouts/policy.njk", "page/policies-a")]
    [InlineData("news/a.md", "layout: news", "post/a")]
    [InlineData("a.md", "type: post", "post/a")]
    [InlineData("blog/a.md", "type: page", "page/blog-a")]
    [InlineData("blog/a.md", "type: guide", "post/a")]
    [InlineData("blog/2022/a.md", "x: 1", "post/a")]
    [InlineData("authors/a.md", "name: Ada", "author/ada")]
    [InlineData("organizations/a.md", "name: ACME", "organization/acme")]
    [InlineData("docs/a.md", "x: 1", "page/docs-a")]
    [InlineData("a.mdx", "type: post", "post/a")]
    [InlineData("_posts/2022-06-07-a.md", "x: 1", "post/a")]
    [InlineData("2022/a.md", "layout: post", "post/a")]
    [InlineData("blog/a.md", "x: 1", "post/a")]
    public async Task A_document_is_what_its_template_its_layout_its_type_or_its_folder_says(string path, string keys, string id)
    {
        await using var site = await Site.NewAsync(databases, (path, Markdown($"title: A\n{keys}")));
        var report = await site.ImportAsync();
        Assert.Equal([id], Assert.Single(report.Files).Entries);
    }

    [Fact]
    public async Task A_data_file_is_an_entry_only_where_it_says_what_it_is_called()
    {
        await using var site = await Site.NewAsync(databases,
            ("authors/ada.yml", "name: Ada\n"), ("authors/settings.yml", "perPage: 10\n"), ("blog/data.json", """{"layout": "x"}"""), ("unknown.json", "[1, 2]"));
        var report = await site.ImportAsync();

        Assert.Equal(["author/ada"], report.Files.SelectMany(file => file.Entries));
        Assert.Equal(3, report.Skipped);
        Assert.All(report.Files.Where(file => file.Entries.Count == 0), file => Assert.Contains("no entries of a known type", file.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/CHANGELOG.md")]
    [InlineData("CONTRIBUTING.markdown")]
    [InlineData("readme.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("LICENSE-MIT.md")]
    public async Task What_is_written_for_the_makers_of_a_site_is_skipped(string path)
    {
        await using var site = await Site.NewAsync(databases, (path, "# For developers\n"));
        var file = Assert.Single((await site.ImportAsync()).Files);
        Assert.Equal("Skipped", $"{file.Outcome}");
        Assert.Contains("front matter", file.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_on_what_makers_write_about_too_is_one()
    {
        await using var site = await Site.NewAsync(databases, ("docs/security.md", "# Security\n"));
        Assert.Equal(["page/docs-security"], Assert.Single((await site.ImportAsync()).Files).Entries);
    }

    [Fact]
    public async Task A_post_without_a_template_is_told_by_its_folder_also_where_it_is_hidden()
    {
        await using var site = await Site.NewAsync(databases,
            ("src/pages/blog/a.md", Markdown("title: A\nauthor: Ada")), ("src/pages/blog/b.md", Markdown("title: B\nhidePost: true")),
            ("src/pages/blog/c.md", GatsbyPost("title: C")));
        Assert.Equal(["author/ada|post/a", "post/b", "post/c"], (await site.ImportAsync()).Files.Select(file => string.Join('|', file.Entries.Order())));
        Assert.Null((await site.LoadAsync<Model.Posts.Post>("post/b"))!.Published);
    }

    [Fact]
    public async Task A_readme_with_front_matter_is_a_page_as_any_other()
    {
        await using var site = await Site.NewAsync(databases, ("README.md", Markdown("title: Read me")));
        Assert.Equal(["page/README"], Assert.Single((await site.ImportAsync()).Files).Entries);
    }

    [Fact]
    public async Task Files_of_other_extensions_are_not_read_and_letters_of_any_case_are()
    {
        await using var site = await Site.NewAsync(databases,
            ("a.txt", "text"), ("b.html", "<p>"), ("image.png", "x"), ("c.MD", "# C\n"), ("d.Markdown", "# D\n"), ("node_modules/e.md", "# E\n"), (".git/f.md", "# F\n"),
            (".github/ISSUE_TEMPLATE/bug.md", Markdown("name: Bug")), (".obsidian/app.json", "{}"), ("docs/._g.md", "# G\n"));
        Directory.CreateDirectory(Path.Combine(site.Folder, "empty/folder"));
        Assert.Equal(["c.MD", "d.Markdown"], (await site.ImportAsync()).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_file_of_another_extension_that_is_named_itself_is_skipped_with_the_reason()
    {
        await using var site = await Site.NewAsync(databases, ("a.txt", "title: A\n"));
        var report = await site.ImportAsync(below: "a.txt");
        Assert.Equal(1, report.Skipped);
        Assert.Contains(".md", report.Files[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_is_read_without_a_complaint()
    {
        await using var site = await Site.NewAsync(databases);
        var report = await site.ImportAsync();
        Assert.Equal((0, 0, true), (report.Read, report.Events, report.IsClean));
    }
}
