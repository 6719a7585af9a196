using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The way back: every entry lists those that refer to it, as `category.posts`.</summary>
internal static class WayBackFields
{
    /// <summary>Adds a connection for each relation to the type that it leads to.</summary>
    public static void Add(IReadOnlyList<ContentType> types, EntryGraphs entries, ListFields lists)
    {
        foreach (var target in types)
        {
            foreach (var back in WaysBack.To(target, types))
            {
                var owner = entries[back.Relation.Owner];
                var field = Resolved(back.Name, Required(owner.Connection), back.Description, context =>
                    Load(context, back.Relation, owner.Entries, lists));
                entries[target].AddField(lists.TakingPage(field, back.Relation.Owner, Costs.FindingListUnder));
            }
        }
    }

    // One batch for each way of asking: the parents of one level ask for the same page, and one statement serves them all.
    private static object? Load(IResolveFieldContext context, Relation relation, Entries entries, ListFields lists)
    {
        context.Reader.CheckPresent("A list");
        var parent = ((View)context.Source!).Id;
        var (isRead, isCounted) = (Arguments.Selects(context, ConnectionGraph.Parts), Arguments.Selects(context, ConnectionGraph.TotalCount));
        // What is asked for is read once for all parents, not for each of them.
        return context.Reader
            .Batch<string, Connection>((relation, Arguments.Key(context), isRead, isCounted), (session, parents, cancel) =>
                entries.ListUnderAsync(session, relation, parents, lists.RequestOf(context, relation.Owner), cancel))
            .Load([parent], found => found[parent]);
    }
}
