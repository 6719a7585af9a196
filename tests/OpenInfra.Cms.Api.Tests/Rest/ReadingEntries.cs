using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class ReadingEntries(CmsHost cms) : IClassFixture<CmsHost>
{
    private static readonly DateTimeOffset _day = new(2024, 2, 29, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_post_is_sent_flat_with_all_its_fields()
    {
        await cms.Store.PublishedAsync("ada", new Author { Name = "Ada" });
        await cms.Store.PublishedAsync("news", new Category { Label = "News" });
        await cms.Store.PublishedAsync("kata", new Project { Name = "Kata" });
        await cms.Store.PublishedAsync("full", new Post
        {
            Title = "“Quoted” & <bold>",
            Description = "In short.",
            Byline = "The editors",
            Image = "/img/a.png",
            Body = Markdown.Of("# Hello\n\nWorld."),
            Authors = [new("author/ada")],
            Categories = [new("category/news")],
            Projects = [new("project/kata")],
            Tags = ["one", "two"],
            Seo = new() { Title = "For machines", Url = "https://example.org/full" },
            Extra = new JsonObject { ["n"] = 1, ["layout"] = "wide" },
        }, _day);

        var post = await ItemAsync("/api/posts/full");

        AssertJson(
            """
            {
              "id": "post/full", "type": "post", "slug": "full", "path": "/blog/full", "version": 2, "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "“Quoted” & <bold>",
              "description": "In short.", "byline": "The editors", "image": "/img/a.png", "body": "# Hello\n\nWorld.",
              "authors": ["author/ada"], "categories": ["category/news"], "projects": ["project/kata"], "tags": ["one", "two"],
              "seo": { "title": "For machines", "description": "In short.", "url": "https://example.org/full", "image": null,
                "twitterUsername": null },
              "extra": { "n": 1, "layout": "wide" }
            }
            """, post);
        Assert.Contains("“Quoted” & <bold>", await cms.Http.GetStringAsync("/api/posts/full", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_post_lacks_is_sent_as_null_or_an_empty_list()
    {
        await cms.Store.PublishedAsync("bare", new Post { Title = "Bare" }, _day);

        AssertJson(
            """
            {
              "id": "post/bare", "type": "post", "slug": "bare", "path": "/blog/bare", "version": 2, "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "Bare", "description": null, "byline": null, "image": null,
              "body": "", "authors": [], "categories": [], "projects": [], "tags": [],
              "seo": { "title": "Bare", "description": "Bare", "url": null, "image": null, "twitterUsername": null }, "extra": {}
            }
            """, await ItemAsync("/api/posts/bare"));
    }

    [Fact]
    public async Task A_page_is_sent_with_its_data()
    {
        await cms.Store.PublishedAsync("join", new Page
        {
            Title = "Join",
            SubTitle = "Come in",
            Template = "join-page",
            Body = Markdown.Of("Text"),
            Data = new JsonObject { ["hero"] = new JsonArray(1, "a", null) },
        }, _day, "/join");

        AssertJson(
            """
            {
              "id": "page/join", "type": "page", "slug": "join", "path": "/join", "version": 2, "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "Join", "subTitle": "Come in", "template": "join-page",
              "body": "Text", "data": { "hero": [1, "a", null] },
              "seo": { "title": "Join", "description": "Come in", "url": null, "image": null, "twitterUsername": null }, "extra": {}
            }
            """, await ItemAsync("/api/pages/join"));
    }

    [Fact]
    public async Task A_category_has_its_label_for_a_title()
    {
        await cms.Store.PublishedAsync("events", new Category { Label = "Events", Aliases = ["c-1"] }, _day);

        AssertJson(
            """
            {
              "id": "category/events", "type": "category", "slug": "events", "path": "/category/events", "version": 2,
              "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "Events", "label": "Events", "description": null,
              "aliases": ["c-1"],
              "seo": { "title": "Events", "description": "Events", "url": null, "image": null, "twitterUsername": null }, "extra": {}
            }
            """, await ItemAsync("/api/categories/events"));
    }

    [Fact]
    public async Task A_project_is_sent_with_its_links_and_features()
    {
        await cms.Store.PublishedAsync("zuul", new Project
        {
            Name = "Zuul",
            Stage = ProjectStage.Confirmed,
            Tagline = "Gates",
            Links = [new() { Text = "Docs", Url = "https://zuul-ci.org" }],
            Features = [new() { Text = "Fast" }],
            Launched = 2012,
            Founders = ["X"],
        }, _day);

        AssertJson(
            """
            {
              "id": "project/zuul", "type": "project", "slug": "zuul", "path": "/projects/zuul", "version": 2, "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "Zuul", "name": "Zuul", "aliases": [],
              "stage": "Confirmed", "tagline": "Gates", "description": null, "logo": null, "website": null,
              "links": [{ "text": "Docs", "url": "https://zuul-ci.org" }],
              "features": [{ "text": "Fast", "icon": null }], "launched": 2012, "founders": ["X"], "contributors": [],
              "seo": { "title": "Zuul", "description": "Gates", "url": null, "image": null, "twitterUsername": null }, "extra": {}
            }
            """, await ItemAsync("/api/projects/zuul"));
    }

    [Fact]
    public async Task An_organization_is_sent_with_its_memberships()
    {
        await cms.Store.PublishedAsync("report", new Post { Title = "Report" });
        await cms.Store.PublishedAsync("acme", new Organization
        {
            Name = "Acme",
            Memberships =
            [
                new()
                {
                    Foundation = "OpenInfra Foundation",
                    Level = MembershipLevel.Platinum,
                    Since = new(2021, 1, 2),
                    AsOf = [new(2023, 5, 6)],
                    Status = MembershipStatus.Active,
                    Source = new("post/report"),
                },
            ],
        }, _day);

        AssertJson(
            """
            {
              "id": "organization/acme", "type": "organization", "slug": "acme", "path": "/members/acme", "version": 2,
              "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "Acme", "name": "Acme", "aliases": [], "description": null,
              "logo": null, "website": null,
              "memberships": [{ "foundation": "OpenInfra Foundation", "level": "Platinum", "since": "2021-01-02", "until": null,
                "asOf": ["2023-05-06"], "status": "Active", "source": "post/report" }],
              "seo": { "title": "Acme", "description": "Acme", "url": null, "image": null, "twitterUsername": null }, "extra": {}
            }
            """, await ItemAsync("/api/organizations/acme"));
    }

    [Fact]
    public async Task An_author_refers_to_an_organization()
    {
        await cms.Store.PublishedAsync("lab", new Organization { Name = "Lab" });
        var lab = new Ref<Organization>("organization/lab");
        await cms.Store.PublishedAsync("grace", new Author { Name = "Grace", Company = "The Lab", Organization = lab }, _day);

        AssertJson(
            """
            {
              "id": "author/grace", "type": "author", "slug": "grace", "path": "/author/grace", "version": 2, "status": "Published",
              "publishedAt": "2024-02-29T12:30:00Z", "revisedAt": "*", "title": "Grace", "name": "Grace", "aliases": [], "picture": null,
              "company": "The Lab", "organization": "organization/lab",
              "seo": { "title": "Grace", "description": "Grace", "url": null, "image": null, "twitterUsername": null }, "extra": {}
            }
            """, await ItemAsync("/api/authors/grace"));
    }

    private async Task<string> ItemAsync(string url)
    {
        var item = JsonNode.Parse((await cms.Http.JsonAsync(url)).GetRawText())!.AsObject();
        Assert.EndsWith("Z", (string?)item["revisedAt"], StringComparison.Ordinal);
        item["revisedAt"] = "*";
        return item.ToJsonString();
    }

    // As text, so that the order of the members counts.
    private static void AssertJson(string expected, string actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual);
}
