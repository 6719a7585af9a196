using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>Makes the members of inputs: what mutations ask for, and the fields of content, any of which may be left out.</summary>
/// <param name="scalars">The plain types.</param>
/// <param name="entry">What every entry has.</param>
internal sealed class InputFields(Scalars scalars, IComplexGraphType entry)
{
    private readonly Dictionary<Type, InputObjectGraphType> _nested = [];

    /// <summary>Which entry it is done to, and which draft of it was seen.</summary>
    public IEnumerable<FieldType> Seen =>
    [
        New(Change.IdName, Required(scalars.Id), "The entry's id."),
        New(Change.SeenName, Required(scalars.Text), "The `etag` of the draft that you have seen: nobody overwrites what they haven't."),
    ];

    public FieldType Publish => Flag(Change.PublishName, "Whether it is published at once, which needs content:publish.");

    public FieldType Merge =>
        Flag(Change.MergeName, "Whether it may be joined with what others have saved since, where that are other values. Joined it isn't "
            + "published: nobody has seen both.");

    public FieldType Force => Flag(Change.ForceName, "Whether it is done though other entries refer to this one.");

    public FieldType PublishedAt =>
        New(Change.PublishedAtName, scalars.Moment, "The date that readers are to see; by default the one it has, or else now.");

    public FieldType At => New(Change.AtName, Required(scalars.Moment), "The moment, which is also the date that readers will see.");

    public FieldType ClientMutationId =>
        New(Change.ClientMutationIdName, scalars.Text, "Whatever the client likes; it stands in the answer.");

    /// <summary>The fields of a type's content, with the places where it is found.</summary>
    public IEnumerable<FieldType> Content(ContentType type) =>
    [
        New("slug", scalars.Text, "Its name in URLs. Left out, that of a new entry is made of its title."),
        New("path", scalars.Text, "Where the site shows it. Left out, it goes with the slug."),
        PublishedAt,
        .. type.Fields.Select(field => Of(type.Model, field)),
    ];

    private FieldType Of(Type owner, Field field)
    {
        var graph = GraphOf(owner, field);
        var description = field.Description ?? entry.GetField(field.Name)?.Description ?? Scalars.DescriptionOf(field.ValueType);
        return New(field.Name, field.IsList ? new ListGraphType(Required(graph)) : graph, description);
    }

    private IGraphType GraphOf(Type owner, Field field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Markdown => scalars.Text,
        FieldKind.Integer => scalars.Integer,
        FieldKind.Boolean => scalars.Boolean,
        FieldKind.Date => scalars.Date,
        FieldKind.Enum => scalars.Enum(field.ValueType),
        FieldKind.Reference => scalars.Id,
        FieldKind.Json => scalars.Json,
        FieldKind.Object => Nested(field),
        _ => throw new NotSupportedException($"{owner.Name}.{field.Name}: GraphQL has no input for a field of kind {field.Kind}."),
    };

    private InputObjectGraphType Nested(Field field)
    {
        if (_nested.TryGetValue(field.ValueType, out var graph)) return graph;
        graph = new() { Name = $"{field.ValueType.Name}Input", Description = Scalars.DescriptionOf(field.ValueType) };
        foreach (var member in field.Members) graph.AddField(Of(field.ValueType, member));
        return _nested[field.ValueType] = graph;
    }

    private FieldType Flag(string name, string description)
    {
        var flag = New(name, scalars.Boolean, description);
        flag.DefaultValue = false;
        return flag;
    }

    private static FieldType New(string name, IGraphType graph, string? description) =>
        new() { Name = name, ResolvedType = graph, Description = description };
}
