using GraphQL.Types;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Filters;

/// <summary>The filter input of each content type and nested value, made once and built from its fields.</summary>
internal sealed class FilterGraphs(Scalars scalars)
{
    private static readonly (EntryField Field, string Description)[] _shared =
        [(EntryField.Id, "Its id."), (EntryField.Slug, "Its name in URLs."), (EntryField.Path, "Where the site shows it.")];

    // Readers see these completed or changed, so a test of what is stored would answer something else.
    private static readonly string[] _unfiltered = [Wire.NameOf(nameof(IContent.Seo)), Wire.NameOf(nameof(IContent.Extra))];

    private readonly Dictionary<Type, FilterGraph> _filters = [];
    private readonly Dictionary<string, IGraphType> _others = [];

    /// <summary>The filter of a type's entries.</summary>
    public FilterGraph Of(ContentType type)
    {
        if (_filters.TryGetValue(type.Model, out var filter)) return filter;
        // Before it has fields, because types refer to each other in rings.
        _filters[type.Model] = filter = new(type.Model.Name, $"Conditions on {type.Plural}; several must all hold, and none matches all.");
        foreach (var (field, description) in _shared)
        {
            filter.Add(Wire.NameOf($"{field}"), Operation(scalars.Text, "String"), description,
                given => OperationGraph.Compile(given, new Operand.Entry(field)));
        }
        foreach (var field in type.Fields.Where(field => !_unfiltered.Contains(field.Name))) Add(filter, type.Model, field);
        return filter;
    }

    /// <summary>The condition that an input of a type's filter stands for.</summary>
    public Condition Compile(ContentType type, object given) => Filter.Checked(Of(type).Compile(given));

    private void Add(FilterGraph filter, Type owner, Field field)
    {
        switch (field.Kind)
        {
            case FieldKind.Text: AddPlain(filter, field, scalars.Text, "String"); break;
            case FieldKind.Integer: AddPlain(filter, field, scalars.Integer, "Int"); break;
            case FieldKind.Boolean: AddPlain(filter, field, scalars.Boolean, "Boolean"); break;
            case FieldKind.Date: AddPlain(filter, field, scalars.Date, "Date"); break;
            case FieldKind.Enum: AddPlain(filter, field, scalars.Enum(field.ValueType), field.ValueType.Name); break;
            case FieldKind.Reference:
                AddNested(filter, field, Of(field.Target!), (reference, entry) => new Condition.Refers(reference, entry));
                break;
            case FieldKind.Object: AddNested(filter, field, Nested(field), (operand, item) => new Condition.Some(operand, item)); break;
            case FieldKind.Markdown or FieldKind.Json: break; // Long texts are searched, not compared; JSON has no fields to name.
            default: throw new NotSupportedException($"{owner.Name}.{field.Name}: GraphQL has no filter for a field of kind {field.Kind}.");
        }
    }

    private void AddPlain(FilterGraph filter, Field field, IGraphType graph, string name)
    {
        var (operation, operand) = (Operation(graph, name), new Operand.Content(field));
        if (field.IsList) filter.Add(field.Name, ListOf(operation), field.Description, given => ListOperationGraph.Compile(given, operand));
        else filter.Add(field.Name, operation, field.Description, given => OperationGraph.Compile(given, operand));
    }

    private void AddNested(FilterGraph filter, Field field, FilterGraph inner, Func<Operand.Content, Condition, Condition> condition)
    {
        var operand = new Operand.Content(field);
        if (field.IsList)
            filter.Add(field.Name, SomeOf(inner), field.Description, given =>
                new Condition.All([.. Filter.PartsOf(given).Select(part => condition(operand, inner.Compile(part.Value)))]));
        // Nothing asked of it is nothing asked: an entry without it matches too.
        else filter.Add(field.Name, inner, field.Description, given =>
            inner.Compile(given) is var all && all is Condition.All([]) ? all : condition(operand, inner.Compile(given)));
    }

    private FilterGraph Nested(Field field)
    {
        if (_filters.TryGetValue(field.ValueType, out var filter)) return filter;
        var name = field.ValueType.Name;
        _filters[field.ValueType] = filter = new(name, $"Conditions on a {name}; several must all hold, and none matches all.");
        foreach (var member in field.Members) Add(filter, field.ValueType, member);
        return filter;
    }

    private OperationGraph Operation(IGraphType value, string name) => Once(name, () => new OperationGraph(value, name));

    private ListOperationGraph ListOf(OperationGraph item) => Once($"List{item.Name}", () => new ListOperationGraph(item));

    private InputObjectGraphType SomeOf(FilterGraph item) => Once($"ListFilterInputTypeOf{item.Name}", () =>
    {
        var list = new InputObjectGraphType { Name = $"ListFilterInputTypeOf{item.Name}", Description = "Conditions on a list." };
        const string description = "One of them fulfils this; an empty one asks that there is any.";
        list.AddField(new() { Name = Filter.Some, Description = description, ResolvedType = item });
        return list;
    });

    private TGraph Once<TGraph>(string name, Func<TGraph> make) where TGraph : IGraphType
    {
        if (!_others.TryGetValue(name, out var graph)) _others[name] = graph = make();
        return (TGraph)graph;
    }
}
