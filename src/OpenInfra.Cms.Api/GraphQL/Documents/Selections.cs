using GraphQL;
using GraphQLParser.AST;
using OpenInfra.Cms.Api.GraphQL.Limiting;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>
/// Counts what a document selects, once its fragments are put in. GraphQL.NET walks a fragment again for each place that spreads it, so
/// that thirty fragments, each spread twice by the one before, would be a thousand million steps.
/// </summary>
internal sealed class Selections
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<string, long> _sizes = [];
    private readonly Limits _limits;

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
        if (selected.Sum(selections.SizeOf) > limits.Fields)
            throw SourceCheck.TooMany(limits.Fields, "fields, those of its fragments counted where they are spread");
    }

    private static int AliasesIn(GraphQLSelectionSet? selected) => selected?.Selections.Sum(one => one switch
    {
        GraphQLField field => (field.Alias is null ? 0 : 1) + AliasesIn(field.SelectionSet),
        GraphQLInlineFragment inline => AliasesIn(inline.SelectionSet),
        _ => 0,
    }) ?? 0;

    private long SizeOf(GraphQLSelectionSet? selected) => Math.Min(_limits.Fields + 1L, selected?.Selections.Sum(one => one switch
    {
        GraphQLField field => 1 + SizeOf(field.SelectionSet),
        GraphQLInlineFragment inline => 1 + SizeOf(inline.SelectionSet),
        GraphQLFragmentSpread spread => 1 + SizeOf(spread.FragmentName.Name.StringValue),
        _ => 0,
    }) ?? 0);

    private long SizeOf(string fragment)
    {
        if (_sizes.TryGetValue(fragment, out var size) || !_fragments.TryGetValue(fragment, out var definition)) return size;
        // Until it is known: fragments that spread each other in a ring are for the validation to refuse.
        _sizes[fragment] = 0;
        return _sizes[fragment] = SizeOf(definition.SelectionSet);
    }
}
