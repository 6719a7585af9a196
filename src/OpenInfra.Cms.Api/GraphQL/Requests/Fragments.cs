using GraphQL;
using GraphQLParser.AST;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>
/// Counts what a document selects once its fragments are put in. GraphQL.NET walks a fragment again for each place that spreads it, so
/// that thirty fragments, each spread twice by the one before, would be a thousand million steps.
/// </summary>
internal sealed class Fragments
{
    /// <summary>How many fields a document may select with its fragments put in.</summary>
    public const int MaxSelections = 20_000;

    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Dictionary<string, long> _sizes = [];

    private Fragments(GraphQLDocument document)
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
    }

    /// <exception cref="ExecutionError">The document selects too much.</exception>
    public static void Check(GraphQLDocument document)
    {
        var fragments = new Fragments(document);
        if (document.Definitions.OfType<IHasSelectionSetNode>().Sum(one => fragments.SizeOf(one.SelectionSet)) > MaxSelections)
        {
            throw Refused.Of("DOCUMENT_TOO_LARGE",
                $"A document selects at most {MaxSelections} fields, those of its fragments counted where they are spread.");
        }
    }

    private long SizeOf(GraphQLSelectionSet? selected) => Math.Min(MaxSelections + 1L, selected?.Selections.Sum(one => one switch
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
