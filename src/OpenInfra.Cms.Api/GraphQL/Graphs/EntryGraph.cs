using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>An entry of one type, with the connection that lists of such entries are and the way to read them.</summary>
internal sealed class EntryGraph : ObjectGraphType<View>
{
    public EntryGraph(ContentType type, Scalars scalars, PageInfoGraph pageInfo)
    {
        Name = type.Model.Name;
        Description = type.Description;
        Connection = new(this, scalars, pageInfo);
        Entries = Entries.Of(type);
    }

    /// <summary>A page of such entries.</summary>
    public ConnectionGraph Connection { get; }

    /// <summary>Reads such entries.</summary>
    public Entries Entries { get; }
}
