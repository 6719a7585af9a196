using GraphQL.Types;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The graphs of all entries: one for each content type, and the interfaces that they share.</summary>
internal sealed class EntryGraphs
{
    private readonly Dictionary<ContentType, EntryGraph> _graphs;
    private readonly SharedFields _shared;

    public EntryGraphs(IReadOnlyList<ContentType> types, Scalars scalars, bool drafts)
    {
        _shared = new(scalars, drafts);
        Node = Interface("Node", "Anything with an identity of its own.", [_shared.Id()]);
        Entry = Interface("Entry", "A piece of content of any type.", _shared.All());
        Entry.AddResolvedInterface(Node);
        PageInfo = new(scalars);
        // All are there before any has fields, because they refer to each other in rings.
        _graphs = types.ToDictionary(type => type, type => new EntryGraph(type, scalars, PageInfo));
    }

    /// <summary>What has an id.</summary>
    public InterfaceGraphType<View> Node { get; }

    /// <summary>What every entry has.</summary>
    public InterfaceGraphType<View> Entry { get; }

    /// <summary>Whether and where a list goes on, of whatever entries.</summary>
    public PageInfoGraph PageInfo { get; }

    public EntryGraph this[ContentType type] => _graphs[type];

    /// <summary>Gives a type's graph its fields: first those of all entries, then the content's own.</summary>
    public void Complete(ContentType type, ContentFields fields)
    {
        var graph = _graphs[type];
        foreach (var field in _shared.All()) graph.AddField(field);
        foreach (var field in type.Fields.Where(field => !graph.HasField(field.Name)))
            graph.AddField(fields.Of(type.Model, field, source => ((View)source).Untyped));
        graph.AddResolvedInterface(Node);
        graph.AddResolvedInterface(Entry);
    }

    private InterfaceGraphType<View> Interface(string name, string description, IEnumerable<FieldType> fields)
    {
        var graph = new InterfaceGraphType<View> { Name = name, Description = description };
        graph.ResolveType = found => _graphs[((View)found).Type];
        foreach (var field in fields)
            graph.AddField(new() { Name = field.Name, Description = field.Description, ResolvedType = field.ResolvedType });
        return graph;
    }
}
