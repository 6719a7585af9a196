using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class FilteringLists(FilteringLists.Seeds cms) : IClassFixture<FilteringLists.Seeds>
{
    public sealed class Seeds(TestDatabases databases) : CmsHost(databases)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.PublishedAsync("acme", new Organization
            {
                Name = "Acme",
                Memberships =
                [
                    new() { Foundation = "OpenInfra", Level = MembershipLevel.Gold, Since = new(2020, 1, 1), AsOf = [new(2021, 1, 1), new(2022, 1, 1)] },
                    new() { Foundation = "Other", Level = MembershipLevel.Platinum },
                ],
            });
            await Store.PublishedAsync("none", new Organization { Name = "None" });
            await Store.PublishedAsync("ada", new Author { Name = "Ada", Organization = new("organization/acme") });
            await Store.PublishedAsync("bob", new Author { Name = "Bob" });
            await Store.PublishedAsync("news", new Category { Label = "News" });
            await Store.PublishedAsync("events", new Category { Label = "Events" });
            await Store.DraftAsync("secret", new Category { Label = "Secret" });
            await Store.PublishedAsync("zuul", new Project { Name = "Zuul", Stage = ProjectStage.Confirmed, Launched = 2012 });
            await Store.PublishedAsync("labs", new Project { Name = "Labs", Stage = ProjectStage.WorkingGroup });
            await Store.PublishedAsync("a", new Post { Title = "A", Extra = Json("""{ "hero": { "title": "Hello", "links": [1, 3] }, "on": "2020-10-19", "none": null }"""), Tags = ["x", "y"], Categories = [new("category/news")], Authors = [new("author/ada")] });
            await Store.PublishedAsync("b", new Post { Title = "B", Tags = ["y"], Extra = Json("""{ "on": "2020-10-19 12:00", "flag": true }"""), Byline = "Eve", Categories = [new("category/news"), new("category/events")] });
            await Store.PublishedAsync("c", new Post { Title = "It's \"C\" ' -- \\ 😀", Categories = [new("category/secret")], Authors = [new("author/bob")] });
        }

        private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
    }

    [Theory]
    [InlineData("{}", "a b c")]
    [InlineData("null", "a b c")]
    [InlineData("{ title: {} }", "a b c")]
    [InlineData("""{ title: { eq: "A" } }""", "a")]
    [InlineData("""{ title: { eq: "a" } }""", "")]
    [InlineData("""{ title: { eq: "It's \"C\" ' -- \\ 😀" } }""", "c")]
    [InlineData("""{ title: { eq: "\u0000" } }""", "")]
    [InlineData("""{ title: { in: ["\uD800", "B"] } }""", "b")]
    [InlineData("""{ byline: { eq: "Eve" } }""", "b")]
    [InlineData("""{ slug: { in: ["a", "c", "z"] } }""", "a c")]
    [InlineData("""{ slug: { in: [] } }""", "")]
    [InlineData("""{ id: { eq: "post/b" } }""", "b")]
    [InlineData("""{ path: { eq: "/blog/b" } }""", "b")]
    [InlineData("""{ slug: { eq: "a", in: ["b"] } }""", "")]
    [InlineData("""{ slug: { eq: "a" }, title: { eq: "A" } }""", "a")]
    [InlineData("""{ slug: { eq: "a" }, title: { eq: "B" } }""", "")]
    [InlineData("""{ or: [{ slug: { eq: "a" } }, { slug: { eq: "b" }, title: { eq: "B" } }] }""", "a b")]
    [InlineData("""{ and: [{ slug: { in: ["a", "b"] } }, { slug: { in: ["b", "c"] } }] }""", "b")]
    [InlineData("{ and: [] }", "a b c")]
    [InlineData("{ or: [] }", "")]
    [InlineData("""{ tags: { some: { eq: "y" } } }""", "a b")]
    [InlineData("""{ tags: { some: { in: ["x", "z"] } } }""", "a")]
    [InlineData("""{ tags: { some: { eq: "x", in: ["y"] } } }""", "")]
    [InlineData("""{ tags: { some: { eq: "x", in: ["x"] } } }""", "a")]
    [InlineData("{ tags: { some: {} } }", "a b")]
    [InlineData("""{ tags: { some: { in: ["\u0000"] } } }""", "")]
    [InlineData("""{ categories: { some: { label: { eq: "News" } } } }""", "a b")]
    [InlineData("""{ categories: { some: { slug: { in: ["events"] } } } }""", "b")]
    [InlineData("""{ categories: { some: { slug: { eq: "secret" } } } }""", "")]
    [InlineData("{ categories: { some: {} } }", "a b")]
    [InlineData("{ categories: {} }", "a b c")]
    [InlineData("""{ authors: { some: { organization: { name: { eq: "Acme" } } } } }""", "a")]
    [InlineData("{ authors: { some: { organization: {} } } }", "a c")]
    [InlineData("""{ authors: { some: { organization: { memberships: { some: { level: { eq: GOLD } } } } } } }""", "a")]
    [InlineData("{ byline: { eq: null } }", "a c")]
    [InlineData("{ byline: { neq: null } }", "b")]
    [InlineData("""{ byline: { neq: "Eve" } }""", "a c")]
    [InlineData("""{ byline: { in: [null, "Eve"] } }""", "a b c")]
    [InlineData("""{ byline: { nin: ["Bob", null] } }""", "b")]
    [InlineData("""{ byline: { contains: "v" } }""", "b")]
    [InlineData("""{ byline: { ncontains: "v" } }""", "a c")]
    [InlineData("""{ byline: { nstartsWith: "E", endsWith: "e" } }""", "")]
    [InlineData("""{ title: { contains: "%" } }""", "")]
    [InlineData("""{ title: { contains: "_" } }""", "")]
    [InlineData("""{ title: { contains: "\\ 😀" } }""", "c")]
    [InlineData("""{ title: { contains: "\u0000" } }""", "")]
    [InlineData("""{ title: { or: [{ startsWith: "A" }, { endsWith: "😀" }], not: { eq: "A" } } }""", "c")]
    [InlineData("""{ not: { tags: { some: { eq: "y" } } } }""", "c")]
    [InlineData("""{ tags: { all: { eq: "y" } } }""", "b c")]
    [InlineData("""{ tags: { none: { eq: "x" }, any: true } }""", "b")]
    [InlineData("{ tags: { any: false } }", "c")]
    [InlineData("{ categories: { any: false } }", "c")]
    [InlineData("""{ categories: { all: { label: { startsWith: "N" } } } }""", "a c")]
    [InlineData("""{ categories: { none: { slug: { eq: "events" } } } }""", "a c")]
    [InlineData("{ authors: { some: { organization: null } } }", "c")]
    [InlineData("{ authors: { some: { not: { organization: null } } } }", "a")]
    [InlineData("""{ categories: { some: { posts: { some: { tags: { some: { eq: "x" } } } } } } }""", "a b")]
    [InlineData("{ status: { eq: PUBLISHED }, publishedAt: { gt: \"2020-01-01T00:00:00Z\" }, revisedAt: { ngt: \"2020-01-01T00:00:00Z\" } }", "")]
    [InlineData("""{ extra: { path: "hero.title", string: { contains: "ll" } } }""", "a")]
    [InlineData("""{ extra: { path: "hero.links.1", number: { gte: 2.5 } } }""", "a")]
    [InlineData("""{ extra: { path: "hero.links.0", string: { eq: null } } }""", "a b c")]
    [InlineData("""{ extra: { path: "on", date: { lt: "2021-01-01" } } }""", "a b")]
    [InlineData("""{ extra: { path: "hero", exists: true } }""", "a")]
    [InlineData("""{ extra: { path: "none", exists: false }, not: { extra: { path: "flag", boolean: { eq: true } } } }""", "a c")]
    public Task Posts_are_found_by(string where, string slugs) => FindsAsync("posts", where, slugs);

    [Theory]
    [InlineData("{ stage: { eq: CONFIRMED } }", "zuul")]
    [InlineData("{ stage: { in: [CONFIRMED, WORKING_GROUP] } }", "labs zuul")]
    [InlineData("{ launched: { eq: 2012 } }", "zuul")]
    [InlineData("{ launched: { in: [2012, 2013] } }", "zuul")]
    [InlineData("{ launched: { in: [] } }", "")]
    [InlineData("{ launched: { gt: 2011, lte: 2012 } }", "zuul")]
    [InlineData("{ launched: { ngt: 2012 } }", "labs zuul")]
    [InlineData("{ launched: { eq: null } }", "labs")]
    [InlineData("{ stage: { nin: [WORKING_GROUP] } }", "zuul")]
    public Task Projects_are_found_by(string where, string slugs) => FindsAsync("projects", where, slugs);

    [Theory]
    [InlineData("""{ memberships: { some: { foundation: { eq: "OpenInfra" }, level: { eq: GOLD } } } }""", "acme")]
    [InlineData("""{ memberships: { some: { foundation: { eq: "OpenInfra" }, level: { eq: PLATINUM } } } }""", "")]
    [InlineData("""{ memberships: { some: { since: { eq: "2020-01-01" } } } }""", "acme")]
    [InlineData("""{ memberships: { some: { asOf: { some: { in: ["2022-01-01"] } } } } }""", "acme")]
    [InlineData("""{ memberships: { some: { asOf: { some: { eq: "2022-01-01", in: ["2021-01-01"] } } } } }""", "")]
    [InlineData("""{ memberships: { some: { or: [{ level: { eq: SILVER } }, { level: { eq: GOLD } }] } } }""", "acme")]
    [InlineData("{ memberships: { some: {} } }", "acme")]
    [InlineData("{ memberships: { some: { since: { eq: null } } } }", "acme")]
    [InlineData("""{ memberships: { some: { since: { gte: "2020-01-01", lt: "2020-01-02" } } } }""", "acme")]
    [InlineData("{ memberships: { all: { level: { eq: GOLD } } } }", "none")]
    [InlineData("""{ authors: { some: { posts: { some: { slug: { eq: "a" } } } } } }""", "acme")]
    [InlineData("""{ authors: { none: { posts: { some: { slug: { eq: "a" } } } } } }""", "none")]
    [InlineData("""{ id: { in: ["organization/acme", "x"] } }""", "acme")]
    public Task Organizations_are_found_by(string where, string slugs) => FindsAsync("organizations", where, slugs);

    private async Task FindsAsync(string list, string where, string slugs)
    {
        var data = await cms.Http.AskAsync($"{{ {list}(where: {where}, order: {{ slug: ASC }}) {{ totalCount nodes {{ slug }} }} }}");

        Assert.Equal(slugs, string.Join(' ', data[list]!["nodes"].Slugs()));
        Assert.Equal(data[list]!["nodes"]!.AsArray().Count, (int)data[list]!["totalCount"]!);
    }

    [Fact]
    public async Task A_way_back_is_filtered_too()
    {
        var data = await cms.Http.AskAsync("""{ category(slug: "news") { posts(where: { tags: { some: { eq: "x" } } }) { nodes { slug } } } }""");

        Assert.Equal(["a"], data["category"]!["posts"]!["nodes"].Slugs());
    }

    [Fact]
    public async Task Filters_come_from_variables_as_well()
    {
        var data = await cms.Http.AskAsync("""
            query($where: PostFilterInput, $tag: String, $slugs: [String!]) {
              whole: posts(where: $where) { nodes { slug } }
              parts: posts(where: { tags: { some: { eq: $tag } }, slug: { in: $slugs } }) { nodes { slug } } }
            """, new { where = new { title = new { eq = "B" } }, tag = "y", slugs = "a" });

        Assert.Equal(["b"], data["whole"]!["nodes"].Slugs());
        Assert.Equal(["a"], data["parts"]!["nodes"].Slugs());
    }

    [Theory]
    [InlineData("{ title: null }", "where.title: It is null")]
    [InlineData("{ title: { in: null } }", "where.title.in: It is null")]
    [InlineData("{ title: { contains: null } }", "where.title.contains: It is null")]
    [InlineData("{ categories: { some: null } }", "where.categories.some: It is null")]
    [InlineData("{ categories: { any: null } }", "where.categories.any: It is null")]
    [InlineData("{ and: null }", "where.and: It is null")]
    [InlineData("""{ extra: { path: "", exists: true } }""", "where.extra: ")]
    [InlineData("""{ extra: { path: "a\u0000", exists: true } }""", "where.extra.path: ")]
    public async Task What_states_no_condition_is_refused_rather_than_ignored(string where, string message)
    {
        var error = Assert.Single((await cms.Http.AnswerAsync($"{{ posts(where: {where}) {{ totalCount }} }}"))["errors"]!.AsArray())!;

        Assert.Equal("INVALID_FILTER", (string?)error["extensions"]!["code"]);
        Assert.StartsWith(message, (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_has_a_greatest_size()
    {
        var slugs = string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"{i}\""));

        Assert.Equal("FILTER_TOO_LARGE", await cms.Http.ErrorAsync($"{{ posts(where: {{ slug: {{ in: [{slugs}] }} }}) {{ totalCount }} }}"));
    }

    [Fact]
    public async Task A_filter_follows_only_so_many_relations()
    {
        var many = string.Join(',', Enumerable.Repeat("{ categories: { any: true } }", 31));

        Assert.Equal("FILTER_TOO_LARGE", await cms.Http.ErrorAsync($"{{ posts(where: {{ or: [{many}] }}) {{ totalCount }} }}"));
    }
}
