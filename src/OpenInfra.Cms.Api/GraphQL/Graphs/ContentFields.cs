using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using static OpenInfra.Cms.Api.GraphQL.Graphs.Making;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>Makes the fields of content GraphQL fields, by their kind.</summary>
internal sealed class ContentFields(Scalars scalars, EntryGraphs entries)
{
    private readonly TextGraph _text = new(scalars);
    private readonly Dictionary<Type, ObjectGraphType> _nested = [];

    /// <summary>The field of some content, or of a value nested in it.</summary>
    /// <param name="owner">The record that has the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="contentOf">The record, in what the parent's resolver returned.</param>
    public FieldType Of(Type owner, Field field, Func<object, object> contentOf)
    {
        var made = Made(owner, field, contentOf);
        made.DeprecationReason = field.Deprecation;
        return made;
    }

    private FieldType Made(Type owner, Field field, Func<object, object> contentOf) => field.Kind switch
    {
        FieldKind.Text => Plain(field, scalars.Text, contentOf),
        FieldKind.Integer => Plain(field, scalars.Integer, contentOf),
        FieldKind.Boolean => Plain(field, scalars.Boolean, contentOf),
        FieldKind.Date => Plain(field, scalars.Date, contentOf),
        FieldKind.Enum => Plain(field, scalars.Enum(field.ValueType), contentOf),
        FieldKind.Json => Plain(field, scalars.Json, contentOf),
        FieldKind.Object => Plain(field, Nested(field), contentOf),
        FieldKind.Markdown => Text(field, contentOf),
        FieldKind.Reference => Reference(field, contentOf),
        _ => throw new NotSupportedException($"{owner.Name}.{field.Name}: GraphQL has no type for a field of kind {field.Kind}."),
    };

    private static FieldType Plain(Field field, IGraphType graph, Func<object, object> contentOf) =>
        Resolved(field.Name, Shape(field, graph, field.IsNullable), field.Description, context => field.Get(contentOf(context.Source!)));

    private FieldType Text(Field field, Func<object, object> contentOf) =>
        Resolved(field.Name, Shape(field, _text, field.IsNullable), field.Description, context =>
        {
            string[] hashes = [.. field.ValuesOf(contentOf(context.Source!)).Select(text => ((Markdown)text).Hash)];
            return context.Reader.Texts.Load([.. hashes.Where(hash => hash.Length > 0)],
                found => Pick(field, hashes.Select(object (hash) => hash.Length == 0 ? TextGraph.Empty : found[hash])));
        });

    // A single reference may lead to what this perspective doesn't show, so its field can be null even where the content's can't.
    private FieldType Reference(Field field, Func<object, object> contentOf)
    {
        var (type, target) = (field.Target!, entries[field.Target!]);
        var made = Resolved(field.Name, Shape(field, target, isNullable: true), field.Description, context =>
        {
            string[] ids = [.. field.ValuesOf(contentOf(context.Source!)).Select(one => ((IRef)one).Id)];
            return context.Reader.Many(type, target.Entries).Load(ids,
                found => Pick(field, ids.Where(found.ContainsKey).Select(object (id) => found[id])));
        });
        return field.IsList ? made.CostsReferences() : made;
    }

    private static object? Pick(Field field, IEnumerable<object> values) => field.IsList ? values.ToList() : values.FirstOrDefault();

    private static IGraphType Shape(Field field, IGraphType graph, bool isNullable) =>
        field.IsList ? ListOf(graph) : isNullable ? graph : Required(graph);

    private ObjectGraphType Nested(Field field)
    {
        if (_nested.TryGetValue(field.ValueType, out var graph)) return graph;
        graph = new() { Name = field.ValueType.Name, Description = Scalars.DescriptionOf(field.ValueType) };
        _nested.Add(field.ValueType, graph);
        foreach (var member in field.Members) graph.AddField(Of(field.ValueType, member, source => source));
        return graph;
    }
}
