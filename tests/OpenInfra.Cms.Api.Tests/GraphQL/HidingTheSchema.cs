using System.Net;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class HidingTheSchema(HidingTheSchema.Hidden cms) : IClassFixture<HidingTheSchema.Hidden>
{
    public sealed class Hidden(TestDatabases databases) : IAsyncLifetime
    {
        public ConfiguredHost Host { get; } = new(databases, new() { ["GraphQL:Introspection"] = "false" });

        public ValueTask InitializeAsync() => Host.InitializeAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("{ __type(name: \"Post\") { name } }")]
    [InlineData("query($x: Boolean = false) { ...F } fragment F on Query { s: __schema @include(if: $x) { description } }")]
    public async Task Nobody_can_ask_for_it(string query) => Assert.Equal("NO_INTROSPECTION", await cms.Host.Http.ErrorAsync(query));

    [Fact]
    public async Task What_a_client_needs_all_the_same_is_told() => await cms.Host.Http.AskAsync("{ __typename posts { nodes { __typename } } }");

    [Theory]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/graphiql")]
    [InlineData("/graphiql/page.js")]
    public async Task Its_text_and_its_page_are_gone(string url) =>
        Assert.Equal(HttpStatusCode.NotFound, (await cms.Host.Http.GetAsync(url, Cancel)).StatusCode);

    [Theory]
    [InlineData("{ postz { id } }", "posts")]
    [InlineData("{ posts { nodez { id } } }", "nodes")]
    [InlineData("{ posts(frist: 1) { totalCount } }", "first")]
    [InlineData("{ node(id: \"x\") { slug } }", "inline fragment")]
    [InlineData("query($x: PostFilterInputt) { posts(where: $x) { totalCount } }", "PostFilterInput'")]
    [InlineData("{ ...F } fragment F on Querry { __typename }", "'Query'")]
    [InlineData("{ posts(where: { titel: { eq: \"\" } }) { totalCount } }", "title")]
    [InlineData("{ posts(order: { slug: ASCC }) { totalCount } }", "DESC")]
    [InlineData("{ posts @includ(if: true) { totalCount } }", "include")]
    public async Task No_error_suggests_a_name_of_it(string query, string name)
    {
        var messages = (await cms.Host.Http.AnswerAsync(query))["errors"]!.AsArray().Select(error => (string)error!["message"]!);

        Assert.All(messages, message => Assert.DoesNotContain("Did you mean", message, StringComparison.OrdinalIgnoreCase));
        Assert.All(messages, message => Assert.DoesNotContain(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Elsewhere_a_misspelt_name_is_a_suggestion()
    {
        await using var open = new CmsHost(cms.Host.Databases);
        await open.InitializeAsync();

        Assert.Contains("Did you mean", (string?)(await open.Http.AnswerAsync("{ postz { id } }"))["errors"]![0]!["message"], StringComparison.Ordinal);
    }
}
