using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>A parameter that says which entries a list has.</summary>
/// <param name="Parameter">What clients give.</param>
/// <param name="List">The list of nested values, one of which must fulfil it; null where the entry itself must.</param>
/// <param name="Where">The condition that one of the values given is there.</param>
internal sealed record Filter(Parameter Parameter, Field? List, Func<IReadOnlyList<string>, Condition> Where)
{
    /// <summary>The filters of a type: its own, and the path.</summary>
    /// <exception cref="NotSupportedException">A filter looks at a field that requests can't be compared with.</exception>
    public static IReadOnlyList<Filter> Of(ContentType type) =>
        [.. type.Filters.Select(filter => Of(type, filter.Key, filter.Value)), Path];

    /// <summary>
    /// What the query asks for; null for all. Filters on one list of nested values hold for one and the same of them:
    /// a level and a foundation mean that level at that foundation.
    /// </summary>
    public static Condition? ConditionOf(IReadOnlyList<Filter> filters, Query query)
    {
        var given = filters.Select(filter => (filter.List, Condition: ConditionOf(filter, query))).Where(one => one.Condition is not null);
        var all = given.GroupBy(one => one.List, one => one.Condition!).SelectMany(group => group.Key is { } list
            ? [new Condition.Some(new(list), new Condition.All([.. group]))]
            : group.AsEnumerable());
        return all.ToArray() is { Length: > 0 } conditions ? new Condition.All(conditions) : null;
    }

    private static Condition? ConditionOf(Filter filter, Query query) =>
        query.Values(filter.Parameter) is { Count: > 0 } values ? filter.Where(values) : null;

    private static Filter Path { get; } = new(
        new("path", "Only the entry that the site shows at this path, \"/join\"; given more than once, the entries at any of them.")
        {
            Arity = Arity.Repeated,
        },
        null,
        paths => new Condition.In(new Operand.Entry(EntryField.Path), [.. paths.Select(WithoutSlash)]));

    private static string WithoutSlash(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    private static Filter Of(ContentType type, string name, string place)
    {
        var steps = place.Split('.');
        var outer = type.Fields.FirstOrDefault(field => field.Name == steps[0]);
        var inner = steps is [_, var member] ? outer?.Members.FirstOrDefault(field => field.Name == member) : outer;
        if (inner is null || steps.Length > 2 || (inner != outer && !outer!.IsList)) throw Unknown(type, name, place);
        if (inner.Kind is not (FieldKind.Text or FieldKind.Enum or FieldKind.Reference or FieldKind.Date)) throw Unknown(type, name, place);
        return new(ParameterOf(name, inner), inner == outer ? null : outer, values => WhereOf(inner, values));
    }

    private static Parameter ParameterOf(string name, Field field) => new(name, Describe(field))
    {
        Arity = Arity.Repeated,
        Allowed = field.Kind == FieldKind.Enum ? Enum.GetNames(field.ValueType) : [],
    };

    private static string Describe(Field field) => field.Target is { } target
        ? $"Only entries that refer to the {target.Name} with this slug; given more than once, to any of them."
        : $"Only entries with this value of {field.Name}; given more than once, with any of them.";

    private static Condition WhereOf(Field field, IReadOnlyList<string> values) => field.Kind == FieldKind.Reference
        ? new Condition.Refers(new(field), new Condition.In(new Operand.Entry(EntryField.Slug), values))
        : new Condition.In(new Operand.Content(field), values);

    private static NotSupportedException Unknown(ContentType type, string name, string place) =>
        new($"{type.Name}: the filter {name} looks at {place}, which REST can't filter by.");
}
