using GraphQL;
using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Facets;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Searches;

/// <summary>What a search finds: entries of all types, the best first, in the form of a Relay connection.</summary>
internal sealed class SearchGraph : ObjectGraphType<Found>
{
    /// <summary>The field that is only looked for where somebody selects it, as the number of all is.</summary>
    public const string Suggestion = "suggestion";

    public SearchGraph(
        IReadOnlyList<ContentType> types, EntryGraphs entries, BucketGraphs buckets, EntryTypeGraph type, Scalars scalars)
    {
        (Name, Description) = ("SearchConnection", "A part of what was found.");
        AddField(Read<Found>("edges", ListOf(Edge(entries, scalars)), "What was found, the best first.", found => found.Edges).Costing(0));
        AddField(Read<Found>("nodes", ListOf(entries.Entry), "The entries alone.", found => found.Edges.Select(edge => edge.Node))
            .Costing(1));
        AddField(Read<Found>("pageInfo", Required(entries.PageInfo),
            $"Whether and where it goes on; the best {Search.MaxRanked} can be paged through.", found => found.Ends));
        AddField(Read<Found>(ConnectionGraph.TotalCount, Required(scalars.Integer), "How many entries were found, counted when asked for.",
            found => checked((int)found.TotalCount!.Value)));
        AddField(Read<Found>(Suggestion, scalars.Text,
            "The search that was perhaps meant, where nothing was found and a word of it is nowhere; it finds something.",
            found => found.Suggestion));
        // They come once, and not with each entry of the page, by which all that is below is multiplied.
        AddField(Read<Found>("facets", Required(new SearchFacetsGraph(types, buckets, type, scalars)),
            "How all that was found is distributed.", found => found.Search).CostsItems(0, 1.0 / ListRequest.DefaultSize));
    }

    private static ObjectGraphType<FoundEntry> Edge(EntryGraphs entries, Scalars scalars)
    {
        var graph = new ObjectGraphType<FoundEntry> { Name = "SearchEdge", Description = "An entry that was found." };
        graph.AddField(Read<FoundEntry>("cursor", Required(scalars.Text), "Stands for its place in this search: for `after`.",
            edge => edge.Cursor));
        graph.AddField(Read<FoundEntry>("node", Required(entries.Entry), "The entry.", edge => edge.Node));
        graph.AddField(Read<FoundEntry>("score", Required(scalars.Number),
            "How well it answers: only to be compared with others of the same search.", edge => edge.Hit.Score));
        graph.AddField(Resolved("highlight", Required(HighlightOf(scalars)), "Where it has what was asked for.", Load)
            .Costing(Costs.Highlighting));
        return graph;
    }

    private static ObjectGraphType<Highlight> HighlightOf(Scalars scalars)
    {
        var graph = new ObjectGraphType<Highlight>
        {
            Name = "SearchHighlight",
            Description = "What was found as HTML, in which nothing but <mark> around the words that were asked for is markup.",
        };
        graph.AddField(Read<Highlight>("title", Required(scalars.Text), "The whole title.", found => found.Title));
        graph.AddField(Read<Highlight>("text", Required(scalars.Text),
            "The parts of its texts that answer best, or their beginning where only the title does.", found => found.Text));
        return graph;
    }

    // One batch for the whole page; what is hidden since it was found has nothing to show.
    private static object? Load(IResolveFieldContext context)
    {
        var edge = (FoundEntry)context.Source!;
        return context.Reader.Batch<string, Highlight>((typeof(Highlight), edge.Search), (session, ids, cancel) =>
                session.HighlightsAsync(edge.Search, ids, cancel))
            .Load([edge.Hit.Id], found => found.GetValueOrDefault(edge.Hit.Id) ?? new("", ""));
    }
}
