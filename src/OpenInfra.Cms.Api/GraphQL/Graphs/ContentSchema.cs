using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Facets;
using OpenInfra.Cms.Api.GraphQL.Filters;
using OpenInfra.Cms.Api.GraphQL.Lists;
using OpenInfra.Cms.Api.GraphQL.Mutations;
using OpenInfra.Cms.Api.GraphQL.Searches;
using OpenInfra.Cms.Api.GraphQL.Subscriptions;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>Builds the GraphQL schema from the content types; none of them is named here.</summary>
internal static class ContentSchema
{
    /// <summary>The schema, complete and checked.</summary>
    /// <param name="types">The content types.</param>
    /// <param name="drafts">Whether it is for those who see drafts, which may lack what publishing gives them.</param>
    /// <param name="page">The most entries of one page.</param>
    /// <exception cref="NotSupportedException">A field is of a kind that GraphQL doesn't know.</exception>
    public static ISchema Build(IReadOnlyList<ContentType> types, bool drafts = false, int page = ListRequest.MaxSize)
    {
        var scalars = new Scalars();
        var lists = new ListFields(scalars, new FilterGraphs(types, scalars), page);
        var entries = new EntryGraphs(types, scalars, drafts);
        var fields = new ContentFields(scalars, entries);
        foreach (var type in types) entries.Complete(type, fields);
        WayBackFields.Add(types, entries, lists);
        var facets = new FacetGraphs(entries, scalars);
        foreach (var type in types) entries[type].Connection.AddField(facets.Of(type));
        var history = new HistoryField(scalars);
        foreach (var type in types.Where(_ => drafts)) entries[type].AddField(history.Of(entries[type]));
        foreach (var type in types) NeighborFields.Add(type, entries[type], scalars);

        var entryType = new EntryTypeGraph(types);
        var search = new SearchField(types, new SearchGraph(types, entries, facets.Buckets, entryType, scalars), entryType, scalars, page);

        // Now, not on the first request: what is wrong with a schema should stop the start.
        var problems = new ProblemGraphs(scalars);
        var schema = new Schema
        {
            Query = new QueryGraph(types, entries, lists, search, scalars),
            Mutation = new MutationGraph(types, entries, problems, scalars),
            Subscription = new SubscriptionGraph(entryType, entries, scalars),
            Description = "What a site is made of, in the types of its content model.",
            Features = { DeprecationOfInputValues = true, RepeatableDirectives = true },
        };
        SpecifiedBy.AddTo(schema, scalars.Text);
        // No field returns them, but clients spread fragments on them.
        schema.RegisterType(entries.Entry);
        foreach (var kind in problems.Kinds) schema.RegisterType(kind);
        schema.Initialize();
        return schema;
    }
}
