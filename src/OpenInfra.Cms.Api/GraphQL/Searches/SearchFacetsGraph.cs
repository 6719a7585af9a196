using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Facets;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Reading.Faceting;
using OpenInfra.Cms.Reading.Searching;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Searches;

/// <summary>What is found is counted by.</summary>
internal sealed class SearchFacetsGraph : ObjectGraphType<Search>
{
    private readonly Dictionary<string, ContentType> _types;
    private readonly BucketGraphs _buckets;

    public SearchFacetsGraph(IReadOnlyList<ContentType> types, BucketGraphs buckets, EntryTypeGraph type, Scalars scalars)
    {
        (_types, _buckets) = (types.ToDictionary(one => one.Name), buckets);
        (Name, Description) = ("SearchFacets", "What was found is counted by: the most frequent values come first, and the newest years.");
        var typeBucket = TypeBucket(type, scalars);
        foreach (var facet in SearchFacet.AllOf(types))
        {
            var values = ListOf(facet.IsType ? typeBucket : buckets.Of(facet.Facet));
            AddField(Resolved(facet.Name, values, facet.Facet.Description, context => Load(context, facet))
                .CostsItems(Costs.CountingFacet, Facet.DefaultValues));
        }
    }

    private static ObjectGraphType<TypeCount> TypeBucket(EntryTypeGraph type, Scalars scalars)
    {
        var graph = new ObjectGraphType<TypeCount> { Name = "EntryTypeFacet", Description = "A value of a facet." };
        graph.AddField(Read<TypeCount>("value", Required(type), "The type.", bucket => bucket.Type));
        graph.AddField(Read<TypeCount>("count", Required(scalars.Integer), "How many are of it.", bucket => bucket.Count));
        return graph;
    }

    // One batch for all facets of a search.
    private object? Load(IResolveFieldContext context, SearchFacet facet)
    {
        var search = (Search)context.Source!;
        return context.Reader.Batch<SearchFacet, IReadOnlyList<Bucket>>((typeof(SearchFacet), search), async (session, facets, cancel) =>
            {
                var found = await session.FacetsAsync(search, [.. facets], cancel);
                return facets.ToDictionary(one => one, IReadOnlyList<Bucket> (one) => [.. found[one]]);
            })
            .Load([facet], found => facet.IsType
                ? found[facet].Select(bucket => new TypeCount(_types[bucket.Value], checked((int)bucket.Count)))
                : _buckets.Complete(context, facet.Facet, found[facet]));
    }

    private sealed record TypeCount(ContentType Type, int Count);
}
