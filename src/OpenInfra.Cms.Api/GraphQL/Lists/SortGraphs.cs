using System.Collections;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Ordering;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>
/// The sort input of each type, made once. An input is one key of an order. It can't be several keys at once: the order of an input
/// object's fields is lost before resolvers see them.
/// </summary>
internal sealed class SortGraphs
{
    private readonly Dictionary<string, InputObjectGraphType> _graphs = [];
    private readonly Dictionary<ContentType, SortInput> _inputs = [];

    private readonly EnumerationGraphType _direction = new() { Name = "SortEnumType", Description = "A direction to sort in." };

    public SortGraphs()
    {
        Add("ASC", new(false, false), "From the lowest to the highest; what has no value comes last.");
        Add("DESC", new(true, false), "From the highest to the lowest; what has no value comes last.");
        Add("ASC_NULLS_FIRST", new(false, true), "From the lowest to the highest; what has no value comes first.");
        Add("DESC_NULLS_FIRST", new(true, true), "From the highest to the lowest; what has no value comes first.");
    }

    public IGraphType Of(ContentType type) => Of(_inputs[type] = SortInput.Of(type));

    /// <summary>The order that the value of an argument stands for.</summary>
    /// <exception cref="global::GraphQL.ExecutionError">It is no order.</exception>
    public IReadOnlyList<OrderKey> Compile(ContentType type, object? value)
    {
        var keys = value is IEnumerable given ? given.Cast<object>().Select(key => KeyOf(_inputs[type], key)).ToList() : [];
        if (keys.DistinctBy(key => key.Operand).Count() < keys.Count)
            throw Refused.Of("INVALID_ORDER", "An order has each field only once.");
        return keys is [] ? OrderKey.Newest : keys;
    }

    private static OrderKey KeyOf(SortInput input, object? key) => key is IDictionary<string, object?> { Count: 1 } only
        ? (input.Parts[only.Keys.Single()], only.Values.Single()) switch
        {
            (SortPart.Value(_, _, var operand), Direction to) => new(operand, to.Descending) { NullsFirst = to.NullsFirst },
            (SortPart.Through(_, _, var reference, var other), var inner) when KeyOf(other, inner) is var found =>
                found with { Operand = new Operand.Related(reference, found.Operand) },
            _ => throw NoKey(),
        }
        : throw NoKey();

    private static global::GraphQL.ExecutionError NoKey() => Refused.Of("INVALID_ORDER",
        "Give each key an object of its own, with one field that is ASC or DESC: [{publishedAt: DESC}, {slug: ASC}].");

    private InputObjectGraphType Of(SortInput input)
    {
        if (_graphs.TryGetValue(input.Name, out var graph)) return graph;
        // Before it has fields, because types may refer to each other in rings.
        _graphs[input.Name] = graph = new() { Name = input.Name, Description = input.Description };
        foreach (var part in input.Parts.Values)
        {
            IGraphType type = part is SortPart.Through(_, _, _, var other) ? Of(other) : _direction;
            graph.AddField(new() { Name = part.Name, Description = part.Description, ResolvedType = type });
        }
        return graph;
    }

    private void Add(string name, Direction direction, string description) => _direction.Add(name, direction, description);

    private sealed record Direction(bool Descending, bool NullsFirst);
}
