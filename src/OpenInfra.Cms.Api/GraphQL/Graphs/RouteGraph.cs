using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Places;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>What a path of the site leads to: an entry of any type, the path that it has now, or nothing any more.</summary>
internal sealed class RouteGraph : UnionGraphType
{
    private readonly IReadOnlyList<ContentType> _types;
    private readonly Scalars _scalars;

    public RouteGraph(IReadOnlyList<ContentType> types, EntryGraphs entries, Scalars scalars)
    {
        (_types, _scalars) = (types, scalars);
        (Name, Description) = ("Route", "What a path of the site leads to.");
        foreach (var type in types) AddPossibleType(entries[type]);
        var (moved, gone) = (Moved(scalars), Gone(scalars));
        AddPossibleType(moved);
        AddPossibleType(gone);
        ResolveType = value => value switch
        {
            View entry => entries[entry.Type],
            Destination.Moved => moved,
            _ => gone,
        };
    }

    /// <summary>The field that queries begin with.</summary>
    public FieldType Field() => Awaited("route", this,
            "What the site shows at a path: the entry, where it has moved to, or that it is gone; null for a path that was never used.",
            async context =>
            {
                var (reader, path) = (context.Reader, context.GetArgument<string>("path"));
                var found = await reader.ReadAsync(session => session.RouteAsync(_types, path, reader.Perspective, context.CancellationToken));
                return found is Destination.Found(var entry) ? entry : found;
            })
        .Taking("path", Required(_scalars.Text), "The path, \"/join\"; a slash at the end makes no difference.")
        .Costing(Costs.FindingOne);

    private static ObjectGraphType<Destination.Moved> Moved(Scalars scalars)
    {
        var graph = new ObjectGraphType<Destination.Moved>
        {
            Name = "Redirect",
            Description = "What was here has another path now: answer 301.",
        };
        graph.AddField(Read<Destination.Moved>("from", Required(scalars.Text), "The path that was asked for.", moved => moved.From));
        graph.AddField(Read<Destination.Moved>("to", Required(scalars.Text), "The path that it has now.", moved => moved.To));
        return graph;
    }

    private static ObjectGraphType<Destination.Gone> Gone(Scalars scalars)
    {
        var graph = new ObjectGraphType<Destination.Gone>
        {
            Name = "Gone",
            Description = "What was here is not shown any more: answer 410.",
        };
        graph.AddField(Read<Destination.Gone>("path", Required(scalars.Text), "The path that was asked for.", gone => gone.Path));
        return graph;
    }
}
