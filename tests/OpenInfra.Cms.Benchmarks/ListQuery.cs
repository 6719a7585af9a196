using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>A list that is asked for, as GraphQL has it and as the library has it.</summary>
internal sealed record ListQuery(string Name)
{
    private const string Counted = "facets { categories { count node { label } } authors(first: 10) { count node { name } } tags(first: 10) { value count } publishedAt { value count } }";

    /// <summary>The filter, as JSON; null for none.</summary>
    public string? Where { get; init; }

    /// <summary>Whether it begins, or ends, in the middle of all posts.</summary>
    public bool After { get; init; }

    public bool Before { get; init; }

    /// <summary>What it is sorted by; null for the newest first.</summary>
    public string? Order { get; init; }

    /// <summary>Whether counts are asked for rather than posts.</summary>
    public bool Facets { get; init; }

    /// <summary>The query and its variables.</summary>
    public object ToGraphQL(Cursor middle) => new
    {
        query = $"query($where: PostFilterInput, $order: [PostSortInput!], $after: String, $before: String) {{ posts(where: $where, order: $order, after: $after, "
            + $"before: $before, {(Before ? "last" : "first")}: 20) {{ {(Facets ? Counted : "nodes { slug title publishedAt }")} }} }}",
        variables = new
        {
            where = Where is null ? null : System.Text.Json.Nodes.JsonNode.Parse(Where),
            order = Order is null ? null : new[] { new Dictionary<string, string> { [Order] = "ASC" } },
            after = After ? middle.ToString() : null,
            before = Before ? middle.ToString() : null,
        },
    };

    /// <summary>The same for the library.</summary>
    public ListRequest ToRequest(Cursor middle) => new()
    {
        Where = Where is null ? null : new FilterReading().Read(new EntryFilters(ContentModel.Types)[Post.Definition], FilterJson.Parse(Where)),
        Order = Order is null ? OrderKey.Newest : [new(new Operand.Content(Post.Definition.Fields.Single(field => field.Name == Order)), false)],
        After = After ? middle : null,
        Before = Before ? middle : null,
        FromEnd = Before,
    };
}
