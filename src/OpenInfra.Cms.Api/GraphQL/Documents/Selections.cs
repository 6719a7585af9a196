using GraphQL;
using GraphQLParser.AST;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>
/// Counts what a document selects, once its fragments are put in. GraphQL.NET walks a fragment again for each place that spreads it, so
/// that thirty fragments, each spread twice by the one before, would be a thousand million steps; and it compares all fields of one name
/// with each other, so that two thousand of them would be two million comparisons.
/// </summary>
internal sealed class Selections
{
    // Who walks selections recurses, and a stack ends somewhere; brackets alone don't tell, as fragments lead from one to the next.
    private const int MostDepth = 250;

    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<string, Extent?> _extents = [];
    private readonly Limits _limits;
    private long _pairs;

    private Selections(GraphQLDocument document, Limits limits)
    {
        _limits = limits;
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
    }

    /// <exception cref="ExecutionError">The document selects too much.</exception>
    public static void Check(GraphQLDocument document, Limits limits)
    {
        var selected = document.Definitions.OfType<IHasSelectionSetNode>().Select(one => one.SelectionSet).ToList();
        if (document.Definitions.OfType<GraphQLFragmentDefinition>().Count() > limits.Fragments)
            throw SourceCheck.TooMany(limits.Fragments, "fragments");
        if (selected.Sum(AliasesIn) > limits.Aliases)
            throw SourceCheck.TooMany(limits.Aliases, "aliases");
        var selections = new Selections(document, limits);
        if (selected.Sum(set => selections.ExtentOf(set, 0).Size) > limits.Fields)
            throw SourceCheck.TooMany(limits.Fields, "fields, those of its fragments counted where they are spread");
        foreach (var set in selected.OfType<GraphQLSelectionSet>()) selections.CountPairs([set]);
    }

    private static int AliasesIn(GraphQLSelectionSet? selected) => selected?.Selections.Sum(one => one switch
    {
        GraphQLField field => (field.Alias is null ? 0 : 1) + AliasesIn(field.SelectionSet),
        GraphQLInlineFragment inline => AliasesIn(inline.SelectionSet),
        _ => 0,
    }) ?? 0;

    private Extent ExtentOf(GraphQLSelectionSet? selected, int above)
    {
        var extent = new Extent(0, 0);
        foreach (var one in selected?.Selections ?? [])
        {
            var inner = above > MostDepth ? new(0, 0) : one switch
            {
                GraphQLField field => ExtentOf(field.SelectionSet, above + 1),
                GraphQLInlineFragment inline => ExtentOf(inline.SelectionSet, above + 1),
                GraphQLFragmentSpread spread => ExtentOf(spread.FragmentName.Name.StringValue, above + 1),
                _ => new(0, 0),
            };
            extent = new(Math.Min(_limits.Fields + 1L, extent.Size + 1 + inner.Size), Math.Max(extent.Depth, 1 + inner.Depth));
        }
        return above + extent.Depth <= MostDepth ? extent
            : throw Refused.Of("DOCUMENT_TOO_DEEP", $"Selections are nested at most {MostDepth} deep, fragments put in.");
    }

    private Extent ExtentOf(string fragment, int above)
    {
        if (_extents.TryGetValue(fragment, out var known))
            return known ?? throw Refused.Of("NO_FRAGMENT_CYCLES", $"The fragment \"{fragment}\" spreads itself, at once or through others.");
        if (!_fragments.TryGetValue(fragment, out var definition)) return new(0, 0);
        // Until it is known: whoever comes here again comes from itself.
        _extents[fragment] = null;
        var extent = ExtentOf(definition.SelectionSet, above);
        _extents[fragment] = extent;
        return extent;
    }

    // Of selections that are merged into one: the fields of one name are merged too, and so on.
    private void CountPairs(IEnumerable<GraphQLSelectionSet> merged)
    {
        var byName = new Dictionary<string, List<GraphQLField>>();
        var spread = new HashSet<string>();
        foreach (var set in merged) Collect(set, byName, spread);
        foreach (var equal in byName.Values)
        {
            _pairs += equal.Count * (equal.Count - 1L) / 2;
            if (_pairs > _limits.Pairs)
                throw SourceCheck.TooMany(_limits.Pairs, "pairs of fields that have one name and place, and are to be compared");
            if (equal.Exists(field => field.SelectionSet is not null)) CountPairs(equal.Select(field => field.SelectionSet).OfType<GraphQLSelectionSet>());
        }
    }

    private void Collect(GraphQLSelectionSet set, Dictionary<string, List<GraphQLField>> byName, HashSet<string> spread)
    {
        foreach (var one in set.Selections)
        {
            switch (one)
            {
                case GraphQLField field:
                    var name = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!byName.TryGetValue(name, out var equal)) byName[name] = equal = [];
                    equal.Add(field);
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, byName, spread);
                    break;
                // However often it is spread, it is compared once.
                case GraphQLFragmentSpread { FragmentName.Name.StringValue: var fragment } when spread.Add(fragment):
                    if (_fragments.TryGetValue(fragment, out var definition)) Collect(definition.SelectionSet, byName, spread);
                    break;
            }
        }
    }

    // How many selections there are, and how deep.
    private readonly record struct Extent(long Size, int Depth);
}
