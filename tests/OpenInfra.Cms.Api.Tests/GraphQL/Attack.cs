using System.Text.Json;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>A request that would cost the service too much, and the code that it is refused with.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Body">The request's body.</param>
/// <param name="Code">The code of the error.</param>
public sealed record Attack(string Name, string Body, string Code)
{
    /// <summary>Some of each kind: what is huge, what is small but stands for a lot, and what is just within some limit and not another.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        Of("a literal, 4,000 deep", $"{{ posts(where: {Times(4_000, "{ and: [")}{{}}{Times(4_000, "] }")}) {{ totalCount }} }}", "DOCUMENT_TOO_DEEP"),
        Of("fields, 15,000 deep", Times(15_000, "{ a "), "DOCUMENT_TOO_DEEP"),
        Of("a type, 60,000 deep", $"query($x: {Times(60_000, "[")}Int) {{ __typename }}", "DOCUMENT_TOO_DEEP"),
        Of("a comment of 70,000 characters", $"{{ __typename # {Times(70_000, "x")}\n }}", "DOCUMENT_TOO_LONG"),
        Of("5,000 equal fields", $"{{ {Times(5_000, "__typename ")} }}", "DOCUMENT_TOO_LARGE"),
        Of("1,900 equal fields with selections", $"{{ {Times(1_900, "posts { totalCount } ")} }}", "DOCUMENT_TOO_LARGE"),
        Of("100 equal lists", $"{{ {Times(100, "posts(first: 100) { nodes { slug } } ")} }}", "DOCUMENT_TOO_LARGE"),
        Of("1,900 aliases of a field", $"{{ {Each(1_900, i => $"a{i}: __typename ")} }}", "DOCUMENT_TOO_LARGE"),
        Of("200 aliases of a list", $"{{ {Each(200, i => $"a{i}: posts(first: 100) {{ nodes {{ slug title }} }} ")} }}", "COMPLEXITY"),
        Of("100 aliases of a long text", $"{{ posts(first: 100) {{ nodes {{ body {{ {Each(100, i => $"h{i}: html ")} }} }} }} }}", "COMPLEXITY"),
        Of("3,000 directives on a field", $"{{ __typename {Times(3_000, "@skip(if: false) ")} }}", "DOCUMENT_TOO_LARGE"),
        Of("3,000 unknown directives", $"{{ __typename {Times(3_000, "@x ")} }}", "DOCUMENT_TOO_LARGE"),
        Of("fragments in a ring", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "NO_FRAGMENT_CYCLES"),
        Of("40 fragments, each spread twice by the one before", $"{{ ...F0 }} {Doubling(40)} fragment F40 on Query {{ __typename }}", "DOCUMENT_TOO_LARGE"),
        Of("200 fragments, all spread side by side", $"{{ {Each(200, i => $"...F{i} ")} }} {Each(200, i => $"fragment F{i} on Query {{ posts {{ nodes {{ slug title }} }} }} ")}", "DOCUMENT_TOO_LARGE"),
        Of("50 fragments, each 50 deep, one in the other", $"{{ ...F0 }} {Each(50, i => $"fragment F{i} on Query {{ {Times(49, "a { ")} ...F{i + 1} {Times(49, "} ")} }} ")}", "DOCUMENT_TOO_DEEP"),
        Of("the same, the last one first", $"{Each(50, i => $"fragment F{49 - i} on Query {{ {Times(49, "a { ")} ...F{50 - i} {Times(49, "} ")} }} ")} {{ ...F0 }}", "DOCUMENT_TOO_DEEP"),
        Of("1,000 fragments", $"{{ __typename }} {Each(1_000, i => $"fragment F{i} on Query {{ __typename }} ")}", "DOCUMENT_TOO_LARGE"),
        Of("a cycle of relations, 21 deep", $"{{ post(slug: \"a\") {Times(7, "{ categories { posts { nodes ")}{{ slug }} {Times(21, "}")} }}", "QUERY_TOO_DEEP"),
        Of("lists of 100 in lists of 100", "{ posts(first: 100) { nodes { authors { posts(first: 100) { nodes { slug } } } } } }", "COMPLEXITY"),
        Of("a cycle of introspection", $"{{ __schema {{ types {Times(4, "{ fields { type ")}{{ name }} {Times(8, "}")} }} }}", "COMPLEXITY"),
        Of("1,000 operations", Each(1_000, i => $"query Q{i} {{ __typename }} "), "NO_OPERATION_NAME"),
        Of("10,000 values in a literal", $"{{ posts(where: {{ slug: {{ in: [{Each(10_000, i => $"\"{i % 10}\" ")}] }} }}) {{ totalCount }} }}", "DOCUMENT_TOO_LARGE"),
        Of("10,000 values in a variable", "query($x: [String!]) { posts(where: { slug: { in: $x } }) { totalCount } }", "REQUEST_TOO_LARGE", new { x = Enumerable.Range(0, 10_000).Select(i => $"{i}") }),
        Of("4,000 values in a variable", "query($x: [String!]) { posts(where: { slug: { in: $x } }) { totalCount } }", "FILTER_TOO_LARGE", new { x = Enumerable.Range(0, 4_000).Select(i => $"{i}") }),
        Of("250 parts of texts", $"{{ posts(where: {{ or: [{Each(250, i => $"{{ title: {{ contains: \"%a_{i}%\" }} }} ")}] }}) {{ totalCount }} }}", "COMPLEXITY"),
        Of("ten relations, looked through for each entry of lists in lists",
            $"{{ posts {Relations} {{ nodes {{ categories {{ posts {Relations} {{ nodes {{ authors {{ posts {Relations} {{ nodes {{ slug }} }} }} }} }} }} }} }} }}",
            "COMPLEXITY"),
        Of("40 relations", $"{{ posts(where: {{ or: [{Times(40, "{ categories: { some: {} } } ")}] }}) {{ totalCount }} }}", "FILTER_TOO_LARGE"),
        Of("4,000 ids", "query($x: [ID!]!) { nodes(ids: $x) { id } }", "TOO_MANY_IDS", new { x = Enumerable.Range(0, 4_000).Select(i => $"post/{i}") }),
        Of("a page of 1,000,000,000", "{ posts(first: 1000000000) { nodes { slug } } }", "INVALID_PAGE"),
        Of("a cursor of 60,000 characters", $"{{ posts(after: \"{Times(60_000, "x")}\") {{ totalCount }} }}", "INVALID_CURSOR"),
        new("a variable, 10,000 deep", $"{{\"query\":\"{{ __typename }}\",\"variables\":{{\"x\":{Times(10_000, "[")}{Times(10_000, "]")}}}}}", "BAD_REQUEST"),
        new("20,000 empty variables", $"{{\"query\":\"{{ __typename }}\",\"variables\":{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"{i}\":0"))}}}}}", "REQUEST_TOO_LARGE"),
        new("a list of 1,000 requests", $"[{string.Join(',', Enumerable.Repeat("{\"query\":\"{__typename}\"}", 1_000))}]", "BAD_REQUEST"),
    ];

    private static string Relations => $"(where: {Times(5, "{ categories: { some: { posts: { some: ")}{{}}{Times(5, "} } } }")})";

    private static Attack Of(string name, string query, string code, object? variables = null) =>
        new(name, JsonSerializer.Serialize(new { query, variables }), code);

    private static string Times(int count, string part) => Each(count, _ => part);

    private static string Each(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static string Doubling(int levels) => Each(levels, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ");
}
