namespace OpenInfra.Cms.Reading;

/// <summary>
/// Keyset paging: a page begins at values, not at a number of rows. Keys may be null (last, in either direction) and go in
/// different directions, so the comparison is spelled out; a row comparison knows neither.
/// </summary>
internal sealed class Keyset(IReadOnlyList<OrderKey> order, Scope scope, bool backwards)
{
    private readonly IReadOnlyList<Key> _keys =
    [
        .. order.Select(key => new Key(scope.Sortable(key.Operand), key.Descending ^ backwards, scope.IsNullable(key.Operand), key)),
        new(scope.Sortable(new Operand.Entry(EntryField.Id)), (order.Count == 0 || order[^1].Descending) ^ backwards, false, null),
    ];

    /// <summary>The order of the list, or the opposite one where it is read backwards.</summary>
    public string OrderBy => string.Join(", ", _keys.Select(key => key.OrderBy(backwards)));

    /// <summary>The rows behind a place, in the direction of reading.</summary>
    public string Beyond(Statement statement, Cursor place)
    {
        var steps = _keys.Select((key, index) => (Key: key, Value: Bound(statement, key, index < order.Count ? place.Values[index] : place.Id))).ToList();
        var cases = steps.Select((step, index) => string.Join(" and ",
            steps.Take(index).Select(same => same.Key.Same(same.Value)).Append(step.Key.Past(step.Value, backwards))));
        return $"({steps[0].Key.Reachable(steps[0].Value, backwards)} and ({string.Join(" or ", cases.Select(one => $"({one})"))}))";
    }

    private static string? Bound(Statement statement, Key key, string? value) =>
        value is null ? null : statement.Parameter(key.Order is null ? value : Cursor.ValueOf(key.Order, value)!);

    private sealed record Key(string Sql, bool Descending, bool IsNullable, OrderKey? Order)
    {
        public string OrderBy(bool backwards)
        {
            var nulls = IsNullable ? backwards ? " nulls first" : " nulls last" : "";
            return $"{Sql} {(Descending ? "desc" : "asc")}{nulls}";
        }

        public string Same(string? value) => value is null ? $"{Sql} is null" : $"{Sql} = {value}";

        public string Past(string? value, bool backwards) => (value, backwards) switch
        {
            (null, false) => "false",
            (null, true) => $"{Sql} is not null",
            (_, false) when IsNullable => $"({Sql} {(Descending ? "<" : ">")} {value} or {Sql} is null)",
            _ => $"{Sql} {(Descending ? "<" : ">")} {value}",
        };

        // Implied by the cases, but in a form that takes an index straight to the place.
        public string Reachable(string? value, bool backwards) =>
            value is null || (IsNullable && !backwards) ? "true" : $"{Sql} {(Descending ? "<=" : ">=")} {value}";
    }
}
