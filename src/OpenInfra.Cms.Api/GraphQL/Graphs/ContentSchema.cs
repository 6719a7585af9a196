using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Filters;
using OpenInfra.Cms.Api.GraphQL.Lists;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>Builds the GraphQL schema from the content types; none of them is named here.</summary>
internal static class ContentSchema
{
    /// <summary>The schema, complete and checked.</summary>
    /// <exception cref="NotSupportedException">A field is of a kind that GraphQL doesn't know.</exception>
    public static ISchema Build(IReadOnlyList<ContentType> types)
    {
        var scalars = new Scalars();
        var lists = new ListFields(scalars, new FilterGraphs(scalars));
        var entries = new EntryGraphs(types, scalars);
        foreach (var type in types) entries.Complete(type, new ContentFields(scalars, entries));
        WayBack.Add(types, entries, lists);

        // Now, not on the first request: what is wrong with a schema should stop the start.
        var schema = new Schema { Query = new QueryGraph(types, entries, lists, scalars) };
        schema.Initialize();
        return schema;
    }
}
