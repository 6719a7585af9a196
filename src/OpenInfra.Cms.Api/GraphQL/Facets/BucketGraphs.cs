using System.Globalization;
using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Facets;

/// <summary>A value, or an entry, with the number of those that have it or refer to it: a type for each kind, made once.</summary>
internal sealed class BucketGraphs(EntryGraphs entries, Scalars scalars)
{
    private const string Node = "node";

    private readonly Dictionary<string, ObjectGraphType> _graphs = [];

    /// <summary>The type of a facet's values.</summary>
    public IGraphType Of(Facet facet) => facet.Target is { } target
        ? Once(target.Model.Name,
            () => Read<EntryBucket>(Node, Required(entries[target]), $"The {target.Name}.", bucket => bucket.Node),
            Read<EntryBucket>("count", Required(scalars.Integer), "How many refer to it.", bucket => bucket.Count))
        : Once(facet.Values!.Name,
            () => Read<Bucket>("value", Required(scalars.Of(facet.Values)), "The value.", bucket => ValueOf(facet.Values, bucket.Value)),
            Read<Bucket>("count", Required(scalars.Integer), "How many have it.", bucket => checked((int)bucket.Count)));

    /// <summary>The values with the entries that they stand for; without those that were hidden in the meantime.</summary>
    public object? Complete(IResolveFieldContext context, Facet facet, IReadOnlyList<Bucket> buckets)
    {
        if (facet.Target is not { } target) return buckets;
        if (!Arguments.Selects(context, Node)) return buckets.Select(bucket => new EntryBucket(null, checked((int)bucket.Count)));
        string[] ids = [.. buckets.Select(bucket => bucket.Value)];
        return context.Reader.Many(target, entries[target].Entries).Load(ids, found => buckets
            .Where(bucket => found.ContainsKey(bucket.Value))
            .Select(bucket => new EntryBucket(found[bucket.Value], checked((int)bucket.Count))).ToList());
    }

    private ObjectGraphType Once(string of, Func<FieldType> value, FieldType count)
    {
        if (_graphs.TryGetValue(of, out var graph)) return graph;
        _graphs[of] = graph = new() { Name = $"{of}Facet", Description = "A value of a facet." };
        graph.AddField(value());
        graph.AddField(count);
        return graph;
    }

    private static object ValueOf(Scalar scalar, string text) => scalar.Kind switch
    {
        ScalarKind.Integer => int.Parse(text, CultureInfo.InvariantCulture),
        ScalarKind.Boolean => text == "true",
        ScalarKind.Enum => Enum.Parse(scalar.Enum!, text),
        _ => text,
    };

    private sealed record EntryBucket(View? Node, int Count);
}
