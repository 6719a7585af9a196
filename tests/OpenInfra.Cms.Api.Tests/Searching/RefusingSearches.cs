using System.Net;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;

namespace OpenInfra.Cms.Api.Tests.Searching;

public sealed class RefusingSearches(CmsHost cms) : IClassFixture<CmsHost>
{
    public static TheoryData<string, string> Unusable => new()
    {
        { "", "empty|a word at least" },
        { "  \"\" ?! - OR", "a word at least" },
        { "-left -out", "a word without - before it" },
        { "this OR -that", "a word without - before it" },
        { new('x', 201), "at most 200 characters, not 201" },
        { string.Join(' ', Enumerable.Range(0, 21)), "at most 20 words, not 21" },
        { "a\0b", "U\\+0000" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task What_can_not_be_searched_for_is_said_by_both_APIs(string query, string why)
    {
        var error = Assert.Single((await cms.Http.AnswerAsync("query($q: String!) { search(query: $q) { totalCount } }", new { q = query }))["errors"]!.AsArray())!;
        Assert.Equal("INVALID_SEARCH", (string?)error["extensions"]!["code"]);
        Assert.Matches(why, (string)error["message"]!);

        var problem = await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, $"/api/search?q={Uri.EscapeDataString(query)}");
        Assert.Matches(why, Assert.Single(problem.GetProperty("errors").EnumerateArray()).Text("detail"));
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData("?q=x&types=posts", "types")]
    [InlineData("?q=x&first=0", "first")]
    [InlineData("?q=x&first=101", "first")]
    [InlineData("?q=x&after=x", "after")]
    [InlineData("?q=x&facets=colors", "facets")]
    [InlineData("?q=x&perspective=draft", "perspective")]
    [InlineData("?q=x&at=2020-01-01T00:00:00Z", "at")]
    [InlineData("?q=x&sort=title", "sort")]
    public async Task REST_names_the_parameter_that_can_not_be_used(string query, string parameter) =>
        Assert.Equal(parameter, Assert.Single(
            (await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, $"/api/search{query}")).GetProperty("errors").EnumerateArray()).Text("parameter"));

    [Theory]
    [InlineData("first: 0", "INVALID_PAGE")]
    [InlineData("first: 101", "INVALID_PAGE")]
    [InlineData("after: \"x\"", "INVALID_CURSOR")]
    public async Task GraphQL_refuses_pages_that_there_are_not(string arguments, string code) =>
        Assert.Equal(code, await cms.Http.ErrorAsync($"{{ search(query: \"x\", {arguments}) {{ nodes {{ id }} }} }}"));

    [Fact]
    public async Task Drafts_and_the_past_can_not_be_searched()
    {
        var editor = await cms.WithKeyAsync("searcher", [Scope.Read]);
        foreach (var (url, code) in new[] { ("perspective=draft", "PUBLISHED_ONLY"), ("at=2020-01-01T00:00:00Z", "AS_OF_LIST") })
        {
            using var response = await editor.PostAsync($"/graphql?{url}",
                System.Net.Http.Json.JsonContent.Create(new { query = "{ search(query: \"x\") { totalCount } }" }), Entries.Cancel);
            Assert.Contains(code, await response.Content.ReadAsStringAsync(Entries.Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cursor_is_of_its_own_search_only()
    {
        for (var i = 0; i < 2; i++) await cms.Store.PublishedAsync($"same-{i}", new Model.Posts.Post { Title = "Same words" });
        var cursor = (string?)(await cms.Http.SearchAsync("same", first: 1))["pageInfo"]!["endCursor"];
        const string Next = "query($q: String!, $after: String) { search(query: $q, after: $after) { nodes { id } } }";

        Assert.Single((await cms.Http.AskAsync(Next, new { q = "same", after = cursor }))["search"]!["nodes"]!.AsArray());
        Assert.Equal("INVALID_CURSOR", await cms.Http.ErrorAsync(Next, new { q = "words", after = cursor }));
        await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, $"/api/search?q=words&after={cursor}");
        await cms.Http.JsonAsync($"/api/search?q=same&after={cursor}");
    }
}
