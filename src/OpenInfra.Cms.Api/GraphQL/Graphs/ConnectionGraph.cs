using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>A page of entries as Relay's clients expect it, with the entries themselves for all others.</summary>
internal sealed class ConnectionGraph : ObjectGraphType<Connection>
{
    /// <summary>The field that is counted only when somebody selects it.</summary>
    public const string TotalCount = "totalCount";

    /// <summary>The fields for which entries are read.</summary>
    public static string[] Parts { get; } = ["edges", "nodes", "pageInfo"];

    public ConnectionGraph(EntryGraph node, Scalars scalars, PageInfoGraph pageInfo)
    {
        (Name, Description) = ($"{node.Name}Connection", "A part of a list.");
        var edge = new EdgeGraph(node, scalars);
        // The page was paid for by the field that returns it.
        AddField(Read<Connection>("edges", ListOf(edge), "The entries, each with its cursor.", page => page.Edges).Costing(0));
        AddField(Read<Connection>("nodes", ListOf(node), "The entries.", page => page.Edges.Select(one => one.Node)).Costing(1));
        AddField(Read<Connection>("pageInfo", Required(pageInfo), "Whether and where the list goes on.", page => page.Ends));
        AddField(Read<Connection>(TotalCount, Required(scalars.Integer), "How many entries the whole list has, counted when asked for.",
            page => checked((int)page.TotalCount!.Value)));
    }

    private sealed class EdgeGraph : ObjectGraphType<Edge>
    {
        public EdgeGraph(EntryGraph node, Scalars scalars)
        {
            (Name, Description) = ($"{node.Name}Edge", "An entry in a list.");
            AddField(Read<Edge>("cursor", Required(scalars.Text),
                "Stands for its place in this order: for `after` and `before`.", edge => edge.Cursor.ToString()));
            AddField(Read<Edge>("node", Required(node), "The entry.", edge => edge.Node));
        }
    }
}

/// <summary>Whether and where a list goes on.</summary>
internal sealed class PageInfoGraph : ObjectGraphType<PageEnds>
{
    public PageInfoGraph(Scalars scalars)
    {
        (Name, Description) = ("PageInfo", "Whether and where a list goes on.");
        AddField(Read<PageEnds>("hasNextPage", Required(scalars.Boolean), "Whether entries follow.", page => page.HasNextPage));
        AddField(Read<PageEnds>("hasPreviousPage", Required(scalars.Boolean), "Whether entries precede.", page => page.HasPreviousPage));
        AddField(Read<PageEnds>("startCursor", scalars.Text, "The first entry's cursor.", page => page.Start));
        AddField(Read<PageEnds>("endCursor", scalars.Text, "The last entry's cursor.", page => page.End));
    }
}
