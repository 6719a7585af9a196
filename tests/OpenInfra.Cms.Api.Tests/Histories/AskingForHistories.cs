using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Histories;

public sealed class AskingForHistories(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Drafts = "/graphql?perspective=draft";

    [Fact]
    public async Task Those_who_see_drafts_see_what_happened_to_them_in_one_statement_for_all()
    {
        await cms.Store.PublishedAsync("first", new Category { Label = "First" });
        foreach (var slug in new[] { "one", "two", "three" })
            await cms.Store.PublishedAsync(slug, new Post { Title = slug, Categories = [new("category/first")] });
        await using (var session = cms.Store.LightweightSession())
            Done(await session.ReviseAsync("post/one", 2, new Draft<Post>("one", "/blog/one", new() { Title = "Changed" }), Cancel));
        using var editor = await cms.WithKeyAsync("asking", [Scope.Read]);
        using var statements = new GraphQL.Statements();

        var (data, sql) = await statements.OfAsync(editor, """
            { posts(where: { slug: { in: ["one", "two", "three"] } }, order: [{ slug: ASC }]) { nodes { slug revisions(first: 2) { version event at by changed draft publishedAt } } } }
            """, url: Drafts);
        var (one, _) = await statements.OfAsync(editor, "{ post(slug: \"one\") { revisions(after: 3) { version } } }", url: Drafts);

        // The key, the posts and their histories.
        Assert.Equal(3, sql.Count);
        var posts = data["posts"]!["nodes"]!.AsArray();
        Assert.Equal(["one", "three", "two"], posts.Select(post => (string?)post!["slug"]));
        var changed = posts[0]!["revisions"]!.AsArray();
        Assert.Equal(["REVISED", "PUBLISHED"], changed.Select(told => (string?)told!["event"]));
        Assert.Equal("""["/title","/categories"]""", changed[0]!["changed"]!.ToJsonString());
        Assert.Equal([2, 1], posts[1]!["revisions"]!.AsArray().Select(told => (int)told!["version"]!));
        Assert.Equal("""{"post":{"revisions":[{"version":2},{"version":1}]}}""", one.ToJsonString());
    }

    [Theory]
    [InlineData("/graphql?perspective=published", "{ post(slug: \"refused\") { revisions { version } } }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData(Drafts, "{ post(slug: \"refused\") { revisions(first: 101) { version } } }", "INVALID_PAGE")]
    [InlineData(Drafts, "{ post(slug: \"refused\") { categories { revisions { version } } } }", "FORBIDDEN")]
    [InlineData($"{Drafts}&at=2126-01-01T00:00Z", "{ post(slug: \"refused\") { revisions { version } } }", "AS_OF_FUTURE")]
    public async Task What_is_not_for_the_sender_or_makes_no_sense_is_refused_with_a_code(string url, string query, string code)
    {
        var name = $"{Guid.NewGuid():n}";
        await cms.Store.PublishedAsync(name, new Category { Label = "Hidden" });
        await cms.Store.PublishedAsync($"p-{name}", new Post { Title = "Refused", Categories = [new($"category/{name}")] });
        using var editor = await cms.WithKeyAsync(name, [Scope.Read], Post.Definition);

        var asked = query.Replace("refused", $"p-{name}", StringComparison.Ordinal);
        var answer = await editor.GetAsync($"{url}&query={Uri.EscapeDataString(asked)}", Cancel);

        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
