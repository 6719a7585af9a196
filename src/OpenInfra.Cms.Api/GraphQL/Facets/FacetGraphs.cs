using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Reading.Faceting;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Facets;

/// <summary>What the entries of each list are counted by, in the shape of their content.</summary>
internal sealed class FacetGraphs(EntryGraphs entries, Scalars scalars)
{
    private const string Size = "first", By = "by";

    private readonly EnumerationGraphType _period = PeriodGraph();

    /// <summary>The types of values.</summary>
    public BucketGraphs Buckets { get; } = new(entries, scalars);

    /// <summary>The field of a type's connection that counts.</summary>
    public FieldType Of(ContentType type) => Read<Connection>("facets",
        Required(Graph(type, [.. Facet.AllOf(type).Where(facet => facet.By is null or Period.Year)], [])),
        $"How the {type.Plural} of the whole list are distributed: each value with the number of those that have it.",
        page => page.Counted).Costing(0);

    // A nested value is an object of facets, as it is an object of fields in the content.
    private ObjectGraphType<Counted> Graph(ContentType type, IReadOnlyList<Facet> facets, IReadOnlyList<Field> above)
    {
        var name = string.Concat(above.Select(step => $"{char.ToUpperInvariant(step.Name[0])}{step.Name[1..]}"));
        var graph = new ObjectGraphType<Counted> { Name = $"{type.Model.Name}{name}Facets", Description = "What entries are counted by." };
        foreach (var facet in facets.Where(facet => facet.Path.Count <= above.Count + 1)) graph.AddField(Field(facet));
        foreach (var deeper in facets.Where(facet => facet.Path.Count > above.Count + 1).GroupBy(facet => facet.Path[above.Count]))
        {
            var nested = Required(Graph(type, [.. deeper], [.. above, deeper.Key]));
            graph.AddField(Read<Counted>(deeper.Key.Name, nested, deeper.Key.Description, counted => counted).Costing(0));
        }
        return graph;
    }

    private FieldType Field(Facet facet)
    {
        var field = Resolved(facet.Name, ListOf(Buckets.Of(facet)), facet.Description, context => Load(context, facet))
            .Taking(Size, scalars.Integer,
                $"The most values, 1 to {Facet.MaxValues}; the most frequent come first, and of dates the newest.", Facet.DefaultValues)
            .CostsPage(Costs.CountingFacet);
        return facet.By is null ? field : field.Taking(By, _period, "How much of the date makes a value.", Period.Year);
    }

    // One batch for all facets of a list, and of the same list under other parents.
    private object? Load(IResolveFieldContext context, Facet facet)
    {
        var (scope, parent) = (Counted)context.Source!;
        var size = Arguments.Size(context.Arguments, Size, Facet.MaxValues, Facet.DefaultValues);
        var request = new FacetRequest(facet with { By = facet.By is null ? null : (Period)Arguments.Of(context, By)! }, size);
        return context.Reader.Batch<(string Parent, FacetRequest Facet), IReadOnlyList<Bucket>>(scope, async (session, keys, cancel) =>
            {
                var facets = keys.Select(key => key.Facet).Distinct().ToList();
                var found = await session.FacetsAsync(scope, [.. keys.Select(key => key.Parent).Distinct()], facets, cancel);
                return keys.ToDictionary(key => key, IReadOnlyList<Bucket> (key) => [.. found[key]]);
            })
            .Load([(parent, request)], found => Buckets.Complete(context, facet, found[(parent, request)]));
    }

    private static EnumerationGraphType PeriodGraph()
    {
        var graph = new EnumerationGraphType { Name = "FacetPeriod", Description = "How much of a date makes a value." };
        graph.Add("YEAR", Period.Year, "Its year: \"2024\".");
        graph.Add("MONTH", Period.Month, "Its month: \"2024-03\".");
        return graph;
    }
}
