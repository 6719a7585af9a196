using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The entries of a type that are near another: before and after it by date, and related to it.</summary>
internal static class NeighborFields
{
    private const int MostRelated = 20, DefaultRelated = 3;

    /// <summary>Adds the fields that the type's definition asks for.</summary>
    public static void Add(ContentType type, EntryGraph graph, Scalars scalars)
    {
        if (type.IsDated)
        {
            graph.AddField(NextTo("previous", after: false, graph, $"The {type.Name} published just before this; null for the first."));
            graph.AddField(NextTo("next", after: true, graph, $"The {type.Name} published just after this; null for the last."));
        }
        if (type.Related is []) return;
        graph.AddField(Resolved("related", ListOf(graph),
                $"The {type.Plural} that share most of {string.Join(", ", type.Related)} with this, the newest first among equals.",
                context => LoadRelated(context, type, graph.Entries))
            .Taking("first", scalars.Integer, $"The most, 1 to {MostRelated}.", DefaultRelated)
            .CostsPage(Costs.FindingNear));
    }

    private static FieldType NextTo(string name, bool after, EntryGraph graph, string description) =>
        Resolved(name, graph, description, context =>
        {
            var (reader, id) = (context.Reader, ((View)context.Source!).Id);
            reader.CheckPresent($"The {name} entry");
            return reader
                .Batch<string, View>((graph, after), (session, ids, cancel) =>
                    graph.Entries.NextToAsync(session, ids, after, reader.Perspective, cancel))
                .Load([id], found => found.GetValueOrDefault(id));
        }).Costing(Costs.FindingNear);

    private static object? LoadRelated(IResolveFieldContext context, ContentType type, Entries entries)
    {
        var (reader, id) = (context.Reader, ((View)context.Source!).Id);
        var size = Arguments.Size(context.Arguments, "first", MostRelated, DefaultRelated);
        reader.CheckPresent("What is related");
        return reader
            .Batch<string, IReadOnlyList<View>>((type, size), (session, ids, cancel) =>
                entries.RelatedAsync(session, ids, size, reader.Perspective, cancel))
            .Load([id], found => found.GetValueOrDefault(id) ?? []);
    }
}
