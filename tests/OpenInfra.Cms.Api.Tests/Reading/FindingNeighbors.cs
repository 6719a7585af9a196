using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class FindingNeighbors(World world) : IClassFixture<World>
{
    private const string Query = "{ posts(first: 100) { nodes { id previous { id } next { id } related(first: 4) { id } } } }";

    [Fact]
    public async Task Each_post_knows_the_one_before_and_after_it()
    {
        var posts = await PostsAsync();
        string[] byDate = [.. world.Posts.Published.OrderBy(post => post.PublishedAt).ThenBy(post => post.Id, StringComparer.Ordinal).Select(post => post.Id)];

        Assert.All(posts, post =>
        {
            var place = Array.IndexOf(byDate, (string)post["id"]!);
            Assert.Equal(byDate.ElementAtOrDefault(place - 1), (string?)post["previous"]?["id"]);
            Assert.Equal(byDate.ElementAtOrDefault(place + 1), (string?)post["next"]?["id"]);
        });
    }

    [Fact]
    public async Task Related_posts_are_those_that_share_most()
    {
        var posts = await PostsAsync();

        Assert.All(posts, post =>
        {
            var one = world.Posts.Published.Single(shown => shown.Id == (string?)post["id"]);
            var expected = world.Posts.Published.Where(other => other != one && Shared(one, other) > 0).OrderByDescending(other => Shared(one, other))
                .ThenByDescending(other => other.PublishedAt).ThenByDescending(other => other.Id, StringComparer.Ordinal).Take(4);
            Assert.Equal(expected.Select(other => other.Id), post["related"]!.AsArray().Select(other => (string)other!["id"]!));
        });
    }

    [Fact]
    public async Task All_that_is_near_many_posts_is_found_in_one_statement_each()
    {
        using var statements = new Statements();
        var (_, sql) = await statements.OfAsync(world.Http, Query);

        Assert.Equal(4, sql.Count);
    }

    private async Task<List<JsonNode>> PostsAsync() => [.. (await world.Http.AskAsync(Query))["posts"]!["nodes"]!.AsArray().Select(post => post!)];

    private static int Shared(Shown<Post> one, Shown<Post> other) =>
        Values(one.Content).Intersect(Values(other.Content)).Count();

    private static IEnumerable<string> Values(Post post) =>
        post.Categories.Select(one => one.Id).Concat(post.Projects.Select(one => one.Id)).Concat(post.Tags).Distinct();
}
