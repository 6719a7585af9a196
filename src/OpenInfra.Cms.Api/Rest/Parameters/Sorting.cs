using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>The orders in which the entries of a type can be listed.</summary>
internal sealed class Sorting
{
    private readonly Dictionary<string, OrderKey> _keys;

    /// <exception cref="NotSupportedException">The type names a field that can't be sorted by.</exception>
    public Sorting(ContentType type)
    {
        IEnumerable<Operand> operands =
        [
            new Operand.Entry(EntryField.PublishedAt), new Operand.Entry(EntryField.RevisedAt), new Operand.Entry(EntryField.Slug),
            .. type.Sorts.Select(name => new Operand.Content(FieldOf(type, name))),
        ];
        _keys = operands.SelectMany(operand => new[] { new OrderKey(operand, false), new OrderKey(operand, true) })
            .ToDictionary(key => Cursor.OrderOf([key]));
        Parameter = new("sort", "What the list is sorted by, several joined by commas, each descending where \"-\" stands before it. "
            + "Entries without a value come last; the id decides between equals.")
        {
            Arity = Arity.Joined,
            Allowed = [.. _keys.Keys],
            Default = Cursor.OrderOf(OrderKey.Newest),
        };
    }

    public Parameter Parameter { get; }

    /// <summary>The order that the query asks for.</summary>
    public IReadOnlyList<OrderKey> Of(Query query)
    {
        OrderKey[] order = [.. query.Values(Parameter).Select(name => _keys[name])];
        if (order.DistinctBy(key => key.Operand).Count() < order.Length) query.Refuse(Parameter.Name, "Sort by each value once.");
        return order is [] ? OrderKey.Newest : order;
    }

    private static Field FieldOf(ContentType type, string name) =>
        type.Fields.FirstOrDefault(field => field.Name == name && !field.IsList
            && field.Kind is FieldKind.Text or FieldKind.Integer or FieldKind.Date or FieldKind.Enum)
        ?? throw new NotSupportedException($"{type.Name}: REST can't sort by {name}.");
}
