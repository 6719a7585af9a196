using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Reading;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The way back: every entry lists those that refer to it, as `category.posts`.</summary>
internal static class WayBack
{
    /// <summary>Adds a connection for each relation to the type that it leads to; direct references get short names first.</summary>
    public static void Add(IReadOnlyList<ContentType> types, EntryGraphs entries, ListFields lists)
    {
        foreach (var relation in types.SelectMany(type => type.Relations).OrderBy(relation => relation.Path.Count))
        {
            var (target, owner) = (entries[relation.Target], entries[relation.Owner]);
            string[] names = [relation.Owner.Plural, $"{relation.Owner.Plural}By{Pascal(relation)}"];
            var field = Resolved(names.First(name => !target.HasField(name)), Required(owner.Connection),
                $"The {relation.Owner.Plural} whose {relation.Name} refer{(relation.Path[^1].IsList ? "" : "s")} to this.",
                context => Load(context, relation, owner.Entries, lists));
            target.AddField(lists.TakingPage(field, relation.Owner, Costs.FindingListUnder));
        }
    }

    // One batch for each way of asking: the parents of one level ask for the same page, and one statement serves them all.
    private static object? Load(IResolveFieldContext context, Relation relation, Entries entries, ListFields lists)
    {
        var request = lists.RequestOf(context, relation.Owner);
        var parent = ((View)context.Source!).Id;
        return context.Reader
            .Batch<Connection>((relation, Arguments.Key(context), request.WithTotal), (session, parents, cancel) =>
                entries.ListUnderAsync(session, relation, parents, request, cancel))
            .Load([parent], found => found[parent]);
    }

    private static string Pascal(Relation relation) =>
        string.Concat(relation.Path.Select(step => $"{char.ToUpperInvariant(step.Name[0])}{step.Name[1..]}"));
}
