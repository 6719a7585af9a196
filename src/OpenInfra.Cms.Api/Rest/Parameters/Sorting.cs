using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Ordering;

namespace OpenInfra.Cms.Api.Rest.Parameters;

/// <summary>The orders in which the entries of a type can be listed.</summary>
internal sealed class Sorting
{
    private readonly Dictionary<string, OrderKey> _keys;

    /// <exception cref="NotSupportedException">The type names a field that can't be sorted by.</exception>
    public Sorting(ContentType type)
    {
        _keys = SortInput.Of(type).Operands(depth: 1).SelectMany(KeysOf).ToDictionary(key => Cursor.OrderOf([key]));
        Parameter = new("sort", "What the list is sorted by, several joined by commas, each descending where \"-\" stands before it. "
            + "Entries without a value come last, or first where \".nullsfirst\" stands behind; the id decides between equals.")
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

    private static IEnumerable<OrderKey> KeysOf(Operand operand)
    {
        OrderKey[] last = [new(operand, false), new(operand, true)];
        return operand.IsOptional ? [.. last, .. last.Select(key => key with { NullsFirst = true })] : last;
    }
}
