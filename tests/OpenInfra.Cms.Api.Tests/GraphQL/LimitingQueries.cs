using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class LimitingQueries(CmsHost cms) : IClassFixture<CmsHost>
{
    // What GraphiQL and code generators send (graphql-js 16, getIntrospectionQuery).
    private const string Introspection = """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType } directives { name description locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
            kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    public static TheoryData<string> Allowed =>
    [
        "{ posts(first: 100) { totalCount pageInfo { endCursor } edges { cursor node { slug title categories { label } authors { name organization { name } } projects { name } body { html excerpt } seo { title description } } } } }",
        "{ organizations(first: 100) { nodes { name memberships { level source { title } } authors { nodes { name } } } } }",
        Introspection,
        $"{{ posts(where: {{ title: {{ eq: \"{new string('{', 1000)}\" }} }}) {{ totalCount }} }} # {new string('{', 1000)}",
        $"{{ posts(where: {{ title: {{ eq: \"\"\"\\\"\"\" {new string('[', 1000)} \"\"\" }} }}) {{ totalCount }} }}",
    ];

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task What_front_ends_ask_for_is_allowed(string query) => await cms.Http.AskAsync(query);

    [Fact]
    public async Task The_cost_follows_the_variables_of_each_request()
    {
        const string query = "query($n: Int!) { posts(first: $n) { nodes { authors { posts(first: $n) { nodes { slug } } } } } }";

        await cms.Http.AskAsync(query, new { n = 10 });
        Assert.Equal("COMPLEXITY", await cms.Http.ErrorAsync(query, new { n = 100 }));
        await cms.Http.AskAsync(query, new { n = 10 });
    }

    [Theory]
    [InlineData("{ posts(first: 100) { nodes { slug } } }", 210, 3)]
    [InlineData("{ __typename }", 1, 1)]
    public async Task What_a_query_costs_is_told_with_its_answer(string query, int cost, int depth)
    {
        var told = (await cms.Http.AnswerAsync(query))["extensions"]!["cost"]!;

        Assert.Equal($$"""{"requested":{{cost}},"limit":20000,"depth":{{depth}},"depthLimit":20}""", told.ToJsonString());
    }

    [Fact]
    public async Task What_a_refused_query_costs_is_told_too_in_whole_numbers()
    {
        const string query = "{ posts(first: 100) { nodes { slug authors { posts(first: 97) { nodes { slug title } } } } } }";
        var answer = await cms.Http.AnswerAsync(query);
        var message = (string?)answer["errors"]![0]!["message"];

        Assert.Contains($"{answer["extensions"]!["cost"]!["requested"]}", message, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d|E\+", message);
    }

    public static TheoryData<string, string, string> Lowered => new()
    {
        { "Depth", "{ posts { nodes { authors { slug } } } }", "QUERY_TOO_DEEP" },
        { "Cost", "{ posts { nodes { slug } } }", "COMPLEXITY" },
        { "Aliases", "{ a: __typename b: __typename c: __typename }", "DOCUMENT_TOO_LARGE" },
        { "Directives", "{ __typename @skip(if: false) ... @include(if: true) { __typename @skip(if: false) } }", "DOCUMENT_TOO_LARGE" },
        { "Fragments", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { __typename }", "DOCUMENT_TOO_LARGE" },
        { "Tokens", "{ node(id: 1) { id } }", "DOCUMENT_TOO_LARGE" },
        { "Names", "{ posts { nodes { slug } } }", "DOCUMENT_TOO_LARGE" },
        { "Nesting", "{ posts { nodes { slug } } }", "DOCUMENT_TOO_DEEP" },
        { "Fields", "{ ...A ...A } fragment A on Query { __typename }", "DOCUMENT_TOO_LARGE" },
        { "Pairs", "{ __typename __typename __typename }", "DOCUMENT_TOO_LARGE" },
        { "Characters", "{ __typename }", "DOCUMENT_TOO_LONG" },
        { "Page", "{ posts(first: 3) { totalCount } }", "INVALID_PAGE" },
        { "Values", "query { __typename }", "REQUEST_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(Lowered))]
    public async Task Each_limit_can_be_set(string limit, string query, string code)
    {
        await using var host = new ConfiguredHost(cms.Databases, new() { [$"GraphQL:Limits:{limit}"] = "2" });
        await host.InitializeAsync();

        Assert.Equal(code, await host.Http.ErrorAsync(query, new { }));
        await cms.Http.AskAsync(query);
    }

    [Fact]
    public void A_document_is_parsed_once()
    {
        using var documents = new ParsedDocuments(new Limits());

        Assert.Same(documents.Get("{ __typename }"), documents.Get("{ __typename }"));
    }

    [Fact]
    public void Documents_are_forgotten_before_they_fill_the_memory()
    {
        using var documents = new ParsedDocuments(new Limits());
        var first = documents.Get("{ __typename }");
        for (var i = 0; i < 100; i++) documents.Get($"{{ __typename }} # {i} {new string('x', 60_000)}");

        Assert.True(documents.Length <= 1_000_000);
        Assert.NotNull(first);
    }
}
