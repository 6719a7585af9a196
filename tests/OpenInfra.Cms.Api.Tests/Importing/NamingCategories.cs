using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class NamingCategories(TestDatabases databases)
{
    private const string Config = """{"categories": [{"text": "News & Announcements", "id": "category-A7"}, {"id": "category-h2", "text": "Community"}]}""";

    [Theory]
    [InlineData("category:\n  - id: category-A7\n    label: News & Announcements")]
    [InlineData("category:\n  - value: category-A7\n    label: News & Announcements")]
    [InlineData("category:\n  - value: category-A7")]
    [InlineData("category:\n  - label: news & announcements")]
    [InlineData("category: News & Announcements")]
    [InlineData("categories: [category-A7]")]
    [InlineData("categories: [category/news-and-announcements]")]
    public async Task A_category_is_found_by_its_id_its_label_or_both(string keys)
    {
        await using var site = await Site.NewAsync(databases, ("config.json", Config), ("blog/a.md", GatsbyPost($"title: A\n{keys}")));
        var post = await site.ImportedAsync<Post>("post/a");
        Assert.Equal(["category/news-and-announcements"], post.Draft.Content.Categories.Select(category => category.Id));
        Assert.Empty(post.Draft.Content.Extra);
        Assert.Equal(["category-A7"], (await site.LoadAsync<Category>("category/news-and-announcements"))!.Draft.Content.Aliases);
    }

    [Fact]
    public async Task A_category_that_posts_alone_tell_of_keeps_its_id_and_is_not_revised_by_another_import()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost("title: A\ncategory:\n  - value: category-A7\n    label: News")));
        await site.ImportAsync();
        for (var i = 0; i < 2; i++) Assert.Equal(0, (await site.ImportAsync()).Events);
        Assert.Equal(["category-A7"], (await site.LoadAsync<Category>("category/news"))!.Draft.Content.Aliases);
    }

    [Fact]
    public async Task Where_id_and_label_name_two_categories_the_label_wins_with_a_warning()
    {
        await using var site = await Site.NewAsync(databases,
            ("config.json", Config), ("blog/a.md", GatsbyPost("title: A\ncategory:\n  - value: category-A7\n    label: Community")));
        var report = await site.ImportAsync();

        Assert.Equal("category/community", Assert.Single((await site.LoadAsync<Post>("post/a"))!.Draft.Content.Categories).Id);
        Assert.Equal(("blog/a.md", 5), (Assert.Single(report.Warnings).Path, report.Warnings[0].Line));
    }

    [Fact]
    public async Task A_label_that_nobody_knows_beside_an_id_that_is_another_s_is_a_category_of_its_own_with_a_warning()
    {
        await using var site = await Site.NewAsync(databases,
            ("config.json", Config), ("blog/a.md", GatsbyPost("title: A\ncategory:\n  - value: category-A7\n    label: Events")));
        for (var i = 0; i < 2; i++) Assert.Contains("category-A7", Assert.Single((await site.ImportAsync()).Warnings).Message, StringComparison.Ordinal);

        Assert.Equal("category/events", Assert.Single((await site.LoadAsync<Post>("post/a"))!.Draft.Content.Categories).Id);
        Assert.Empty((await site.LoadAsync<Category>("category/events"))!.Draft.Content.Aliases);
        Assert.Equal("News & Announcements", (await site.LoadAsync<Category>("category/news-and-announcements"))!.Draft.Content.Label);
    }

    [Fact]
    public async Task A_category_that_an_editor_renamed_is_still_found_by_what_documents_call_it()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost("title: A\ncategory: News")));
        await site.ImportAsync();
        await using (var session = site.Store.LightweightSession())
            Entries.Done(await Cms.Editing.Revising.ReviseAsync(session, "category/news", 2, new Cms.Editing.Draft<Category>("press", "/category/press", new() { Label = "Press" }), Entries.Cancel));

        var report = await site.ImportAsync();
        Assert.Equal((1, 0), (report.Unchanged, report.Events));
        Assert.Equal("Press", (await site.LoadAsync<Category>("category/news"))!.Draft.Content.Label);
    }
}
