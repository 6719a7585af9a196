using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Searching;

public sealed class AskingFewStatements(AskingFewStatements.Many cms) : IClassFixture<AskingFewStatements.Many>
{
    [Fact]
    public async Task The_number_of_statements_does_not_depend_on_the_number_of_finds()
    {
        const string Everything = """
            query($first: Int!) { search(query: "everywhere", first: $first) { totalCount suggestion
              edges { highlight { title text } node { title } }
              facets { types { value count } years { value count } categories { count node { label } } authors { count node { name } } } } }
            """;
        using var statements = new GraphQL.Statements();
        var counts = new List<int>();
        foreach (var first in new[] { 1, 10, 100 })
        {
            var (data, sql) = await statements.OfAsync(cms.Http, Everything, new { first });
            Assert.Equal(first, data["search"]!["edges"]!.AsArray().Count);
            counts.Add(sql.Count);
        }

        // The search understood, its hits, their number, the posts; highlights, facets, categories.
        Assert.Equal([7, 7, 7], counts);
        Assert.Equal(7, await cms.Http.StatementsAsync("/api/search?q=everywhere&first=1&facets=types"));
        Assert.Equal(7, await cms.Http.StatementsAsync("/api/search?q=everywhere&first=100&facets=types"));
    }

    [Theory]
    [InlineData("{ search(query: \"everywhere\") { totalCount } }", 2)]
    [InlineData("{ search(query: \"everywhere\") { facets { types { count } categories { count } } } }", 2)]
    [InlineData("{ search(query: \"everywhere\") { nodes { id } } }", 3)]
    [InlineData("{ search(query: \"nowhere\") { nodes { id } totalCount facets { types { count } } suggestion } }", 5)]
    public async Task Only_what_is_selected_is_asked_for(string query, int count)
    {
        using var statements = new GraphQL.Statements();
        Assert.Equal(count, (await statements.OfAsync(cms.Http, query)).Sql.Count);
    }

    public sealed class Many(TestDatabases databases) : CmsHost(databases)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.PublishedAsync("c", new Category { Label = "C" });
            for (var i = 0; i < 100; i++)
                await Store.PublishedAsync($"p{i}", new Post { Title = $"P{i}", Body = Markdown.Of($"Everywhere {i}"), Categories = [new("category/c")] });
        }
    }
}
