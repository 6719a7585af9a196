using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class ReadingEntries(CmsHost cms) : IClassFixture<CmsHost>
{
    private static readonly DateTimeOffset _day = new(2020, 10, 19, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_post_comes_with_its_own_values_and_what_every_entry_has()
    {
        await cms.Store.PublishedAsync("whole", new Post
        {
            Title = "Whole",
            Description = "All of it.",
            Tags = ["a", "b"],
            Seo = new() { TwitterUsername = "@openinfra" },
            Extra = new() { ["left"] = new JsonArray(1, null, "x") },
        }, _day);

        var post = (await cms.Http.AskAsync("""
            { post(slug: "whole") {
                __typename id slug path title status version publishedAt description byline tags
                seo { title description url twitterUsername } extra } }
            """))["post"]!;

        AssertJson("""
            {"__typename":"Post","id":"post/whole","slug":"whole","path":"/blog/whole","title":"Whole","status":"PUBLISHED","version":2,
            "publishedAt":"2020-10-19T12:00:00Z","description":"All of it.","byline":null,"tags":["a","b"],
            "seo":{"title":"Whole","description":"All of it.","url":null,"twitterUsername":"@openinfra"},"extra":{"left":[1,null,"x"]}}
            """, post);
    }

    [Fact]
    public async Task References_lead_both_ways_in_the_order_of_the_content()
    {
        await cms.Store.PublishedAsync("acme", new Organization { Name = "Acme" });
        await cms.Store.PublishedAsync("ada", new Author { Name = "Ada", Organization = new("organization/acme") });
        foreach (var name in new[] { "one", "two" }) await cms.Store.PublishedAsync(name, new Category { Label = name });
        await cms.Store.PublishedAsync("both-ways", new Post
        {
            Title = "Both ways",
            Authors = [new("author/ada")],
            Categories = [new("category/two"), new("category/one")],
        });

        var data = await cms.Http.AskAsync("""
            { post(id: "post/both-ways") {
                authors { name organization { name authors { nodes { name posts { nodes { slug } } } } } }
                categories { title label posts { totalCount edges { node { slug } } } } } }
            """);

        AssertJson("""
            {"authors":[{"name":"Ada","organization":{"name":"Acme","authors":{"nodes":[{"name":"Ada","posts":{"nodes":[{"slug":"both-ways"}]}}]}}}],
            "categories":[{"title":"two","label":"two","posts":{"totalCount":1,"edges":[{"node":{"slug":"both-ways"}}]}},
            {"title":"one","label":"one","posts":{"totalCount":1,"edges":[{"node":{"slug":"both-ways"}}]}}]}
            """, data["post"]!);
    }

    [Fact]
    public async Task A_body_comes_in_every_form_that_a_front_end_needs()
    {
        await cms.Store.PublishedAsync("body", new Post
        {
            Title = "Body",
            Body = Markdown.Of("# Hello\n\nSome *words* and [a link](/there).\n\n![A cat](cat.png \"Cat\")"),
        });
        await cms.Store.PublishedAsync("no-body", new Post { Title = "No body" });

        var data = await cms.Http.AskAsync("""
            { post(slug: "body") { body { ...All } } none: post(slug: "no-body") { body { ...All } } }
            fragment All on Text {
              markdown text excerpt short: excerpt(length: 8) toc { level id text } links { href text } images { src alt title } readingMinutes wordCount
            }
            """);

        AssertJson("""
            {"markdown":"# Hello\n\nSome *words* and [a link](/there).\n\n![A cat](cat.png \"Cat\")","text":"Hello\nSome words and a link.",
            "excerpt":"Hello Some words and a link.","short":"Hello…","toc":[{"level":1,"id":"hello","text":"Hello"}],
            "links":[{"href":"/there","text":"a link"}],"images":[{"src":"cat.png","alt":"A cat","title":"Cat"}],"readingMinutes":1,"wordCount":6}
            """, data["post"]!["body"]!);
        AssertJson("""
            {"markdown":"","text":"","excerpt":"","short":"","toc":[],"links":[],"images":[],"readingMinutes":0,"wordCount":0}
            """, data["none"]!["body"]!);
    }

    [Fact]
    public async Task The_html_of_a_body_is_rendered()
    {
        await cms.Store.PublishedAsync("html", new Post { Title = "HTML", Body = Markdown.Of("Some *words*.") });

        var data = await cms.Http.AskAsync("""{ post(slug: "html") { body { html } } }""");

        Assert.Equal("<p>Some <em>words</em>.</p>", (string?)data["post"]!["body"]!["html"]);
    }

    [Fact]
    public async Task Nested_values_have_days_enums_and_references_of_their_own()
    {
        await cms.Store.PublishedAsync("says-so", new Post { Title = "It says so" });
        await cms.Store.PublishedAsync("member", new Organization
        {
            Name = "Member",
            Memberships =
            [
                new()
                {
                    Foundation = "OpenInfra Foundation", Level = MembershipLevel.InfrastructureDonor, Since = new(2021, 1, 2),
                    AsOf = [new(2022, 3, 4)], Source = new("post/says-so"),
                },
            ],
        });
        await cms.Store.PublishedAsync("project", new Project { Name = "Project", Launched = 2010, Links = [new() { Text = "Docs", Url = "/docs" }] });

        var data = await cms.Http.AskAsync("""
            { organization(slug: "member") { memberships { level since until asOf status source { slug organizations { nodes { name } } } } }
              project(slug: "project") { launched stage links { text url } } }
            """);

        AssertJson("""
            {"organization":{"memberships":[{"level":"INFRASTRUCTURE_DONOR","since":"2021-01-02","until":null,"asOf":["2022-03-04"],"status":null,
            "source":{"slug":"says-so","organizations":{"nodes":[{"name":"Member"}]}}}]},
            "project":{"launched":2010,"stage":null,"links":[{"text":"Docs","url":"/docs"}]}}
            """, data);
    }

    [Fact]
    public async Task A_page_is_found_by_its_path_and_keeps_what_only_its_template_knows()
    {
        await cms.Store.PublishedAsync("about-us", new Page { Title = "About", Data = new() { ["menu"] = true } }, path: "/about/us");

        var data = await cms.Http.AskAsync("""{ page(path: "/about/us/") { slug data } none: page(path: "/about") { slug } }""");

        AssertJson("""{"page":{"slug":"about-us","data":{"menu":true}},"none":null}""", data);
    }

    [Fact]
    public async Task Nodes_of_any_type_are_found_by_their_ids()
    {
        await cms.Store.PublishedAsync("node", new Post { Title = "A post" });
        await cms.Store.PublishedAsync("node", new Category { Label = "A category" });

        var data = await cms.Http.AskAsync("""
            { node(id: "post/node") { id ... on Post { title } }
              nodes(ids: ["category/node", "post/none", "nonsense", "post/node"]) { __typename ... on Entry { title } } }
            """);

        AssertJson("""
            {"node":{"id":"post/node","title":"A post"},
            "nodes":[{"__typename":"Category","title":"A category"},null,null,{"__typename":"Post","title":"A post"}]}
            """, data);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "{ post { slug } }", "ONE_ARGUMENT" },
        { """{ post(slug: null) { slug } }""", "ONE_ARGUMENT" },
        { """{ post(slug: "a", id: "post/a") { slug } }""", "ONE_ARGUMENT" },
        { $$"""{ nodes(ids: [{{string.Join(',', Enumerable.Repeat("\"a\"", 101))}}]) { id } }""", "TOO_MANY_IDS" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_entry_is_asked_for_in_one_way(string query, string code) => Assert.Equal(code, await cms.Http.ErrorAsync(query));

    [Theory]
    [InlineData("""{ post(slug: "a\u0000b") { slug } }""")]
    [InlineData("""{ post(slug: "a\uD800b") { slug } }""")]
    [InlineData("""{ post(path: "//") { slug } }""")]
    public async Task What_no_entry_can_be_called_finds_none(string query) =>
        Assert.Null((await cms.Http.AskAsync(query))["post"]);

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(_shown), actual.ToJsonString(_shown));

    private static readonly JsonSerializerOptions _shown = new() { WriteIndented = true };
}
