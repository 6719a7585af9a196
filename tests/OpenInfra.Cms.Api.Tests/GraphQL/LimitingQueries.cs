using System.Diagnostics;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class LimitingQueries(CmsHost cms) : IClassFixture<CmsHost>
{
    public static TheoryData<string, string> TooMuch => new()
    {
        { $"{{ posts(where: {Nested("{ and: ", "[", 4_000)}{{}}{Nested("] }", "", 1)}) {{ totalCount }} }}", "DOCUMENT_TOO_DEEP" },
        { Nested("{ a ", "", 15_000), "DOCUMENT_TOO_DEEP" },
        { $"query($x: {Nested("[", "", 60_000)}Int) {{ __typename }}", "DOCUMENT_TOO_DEEP" },
        { $"{{ __typename # {new string('x', 70_000)}\n }}", "DOCUMENT_TOO_LONG" },
        { $"{{ {Nested("__typename ", "", 5_000)} }}", "DOCUMENT_TOO_LARGE" },
        { $"{{ ...F0 }} {Doubling(40)} fragment F40 on Query {{ __typename }}", "DOCUMENT_TOO_LARGE" },
        { $"{{ post(slug: \"a\") {Nested("{ categories { posts { nodes ", "", 7)}{{ slug }} {Nested("}", "", 7 * 3)} }}", "COMPLEXITY" },
        { $"{{ __schema {{ types {Nested("{ fields { type ", "", 4)}{{ name }} {Nested("}", "", 8)} }} }}", "COMPLEXITY" },
        { "{ posts(first: 100) { nodes { authors { posts(first: 100) { nodes { slug } } } } } }", "COMPLEXITY" },
        { $"{{ {string.Join(' ', Enumerable.Range(0, 150).Select(i => $"a{i}: posts(first: 100) {{ nodes {{ slug title }} }}"))} }}", "COMPLEXITY" },
        { $"{{ posts(first: 100) {{ nodes {{ body {{ {string.Join(' ', Enumerable.Range(0, 100).Select(i => $"h{i}: html"))} }} }} }} }}", "COMPLEXITY" },
    };

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

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task What_asks_for_too_much_is_refused_before_it_runs(string query, string code)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(code, await cms.Http.ErrorAsync(query));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        await cms.Http.AskAsync("{ __typename }");
    }

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

    [Fact]
    public async Task What_a_query_costs_is_told_in_whole_numbers()
    {
        const string query = "{ posts(first: 100) { nodes { slug authors { posts(first: 97) { nodes { slug title } } } } } }";
        var message = (string?)(await cms.Http.AnswerAsync(query))["errors"]![0]!["message"];

        Assert.Matches("[0-9]", message);
        Assert.DoesNotMatch(@"\d\.\d|E\+", message);
    }

    [Fact]
    public void A_document_is_parsed_once()
    {
        using var documents = new ParsedDocuments();

        Assert.Same(documents.Get("{ __typename }"), documents.Get("{ __typename }"));
    }

    [Fact]
    public void Documents_are_forgotten_before_they_fill_the_memory()
    {
        using var documents = new ParsedDocuments();
        var first = documents.Get("{ __typename }");
        for (var i = 0; i < 100; i++) documents.Get($"{{ __typename }} # {i} {new string('x', 60_000)}");

        Assert.True(documents.Length <= 1_000_000);
        Assert.NotNull(first);
    }

    private static string Nested(string open, string then, int depth) => string.Concat(Enumerable.Repeat(open + then, depth));

    private static string Doubling(int levels) =>
        string.Concat(Enumerable.Range(0, levels).Select(i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} "));
}
