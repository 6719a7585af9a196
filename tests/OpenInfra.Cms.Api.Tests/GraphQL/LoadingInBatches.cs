using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class LoadingInBatches(LoadingInBatches.Many cms) : IClassFixture<LoadingInBatches.Many>
{
    private const string Everything = """
        query($first: Int!) {
          posts(first: $first) { totalCount nodes {
            slug body { html }
            authors { name organization { name } posts(first: 2) { nodes { slug body { excerpt } } } }
            categories { label posts(first: 3, where: { tags: { some: { eq: "even" } } }) { totalCount nodes { slug categories { label } } } } } }
        }
        """;

    /// <summary>A hundred posts, each by one of five authors in two of ten categories.</summary>
    public sealed class Many(TestDatabases databases) : CmsHost(databases)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.PublishedAsync("acme", new Organization { Name = "Acme" });
            for (var i = 0; i < 5; i++) await Store.PublishedAsync($"a{i}", new Author { Name = $"A{i}", Organization = new("organization/acme") });
            for (var i = 0; i < 10; i++) await Store.PublishedAsync($"c{i}", new Category { Label = $"C{i}" });
            for (var i = 0; i < 100; i++)
            {
                await Store.PublishedAsync($"p{i}", new Post
                {
                    Title = $"P{i}",
                    Body = Markdown.Of($"Text {i}"),
                    Authors = [new($"author/a{i % 5}")],
                    Tags = i % 2 == 0 ? ["even"] : [],
                    Categories = [new($"category/c{i % 10}"), new($"category/c{(i + 1) % 10}")],
                });
            }
        }
    }

    [Fact]
    public async Task The_number_of_statements_does_not_depend_on_the_number_of_rows()
    {
        using var statements = new Statements();
        var (_, forOne) = await statements.OfAsync(cms.Http, Everything, new { first = 1 });
        var (few, forFew) = await statements.OfAsync(cms.Http, Everything, new { first = 10 });
        var (many, forMany) = await statements.OfAsync(cms.Http, Everything, new { first = 100 });

        Assert.Equal(10, few["posts"]!["nodes"]!.AsArray().Count);
        Assert.Equal(100, many["posts"]!["nodes"]!.AsArray().Count);
        Assert.All(many["posts"]!["nodes"]!.AsArray(), post =>
        {
            Assert.Equal($"<p>Text {((string)post!["slug"]!)[1..]}</p>", (string)post["body"]!["html"]!);
            Assert.Equal(2, post["categories"]!.AsArray().Count);
            Assert.All(post["categories"]!.AsArray(), category => Assert.Equal(10, (int)category!["posts"]!["totalCount"]!));
            Assert.Equal(2, post["authors"]![0]!["posts"]!["nodes"]!.AsArray().Count);
        });
        // Posts and their count, texts, authors, categories; organizations, posts by author, posts by category and their counts;
        // then the texts and the categories of these.
        Assert.Equal([11, 11, 11], new[] { forOne, forFew, forMany }.Select(sql => sql.Count));
    }

    [Theory]
    [InlineData("{ posts(first: 100) { nodes { slug } } }", 1)]
    [InlineData("{ posts(first: 100) { totalCount } }", 1)]
    [InlineData("{ posts(where: { categories: { some: { slug: { eq: \"c1\" } } }, authors: { some: { name: { contains: \"A\" } } } }) { nodes { slug } totalCount } }", 3)]
    [InlineData("{ posts(where: { categories: { some: { posts: { some: { authors: { some: { organization: { name: { eq: \"Acme\" } } } } } } } } }) { nodes { slug } } }", 5)]
    [InlineData("{ posts(order: { title: DESC }) { facets { authors { count node { name } } tags { value } categories { count } } } }", 2)]
    [InlineData("{ categories(first: 5) { nodes { posts(first: 5) { facets { authors { count node { name } } tags { value } } } more: posts(first: 5) { facets { tags { count } } } } } }", 3)]
    [InlineData("{ posts(first: 100) { nodes { categories { label } } } }", 2)]
    [InlineData("{ posts(first: 100) { nodes { authors { name } more: authors { slug } } } }", 2)]
    [InlineData("{ categories { nodes { posts(first: 1) { nodes { slug } } newest: posts(first: 1) { nodes { title } } } } }", 2)]
    [InlineData("{ categories { nodes { posts(first: 1) { nodes { slug } } two: posts(first: 2) { nodes { title } } } } }", 3)]
    [InlineData("{ categories { nodes { ...A ...B } } } fragment A on Category { posts { nodes { slug } } } fragment B on Category { posts { nodes { title } } }", 2)]
    [InlineData("{ nodes(ids: [\"post/p1\", \"post/p2\", \"category/c1\", \"none/x\"]) { id } node(id: \"post/p3\") { id } }", 2)]
    public async Task What_one_level_asks_for_is_read_at_once(string query, int count)
    {
        using var statements = new Statements();
        var (_, sql) = await statements.OfAsync(cms.Http, query);

        Assert.Equal(count, sql.Count);
    }
}
