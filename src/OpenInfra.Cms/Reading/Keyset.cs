namespace OpenInfra.Cms.Reading;

/// <summary>
/// Keyset paging: a page begins at values, not at a number of rows. Keys may be null (at either end of the list) and go in
/// different directions, so the comparison is spelled out; a row comparison knows neither.
/// </summary>
internal sealed class Keyset(Statement statement, IReadOnlyList<OrderKey> order, Scope scope, bool backwards)
{
    private readonly IReadOnlyList<Key> _keys =
    [
        .. order.Select(key => new Key(scope.Sortable(statement, key.Operand), key)
        {
            Descending = key.Descending ^ backwards,
            NullsFirst = key.NullsFirst ^ backwards,
            IsNullable = scope.IsNullable(key.Operand),
        }),
        new(scope.Sortable(statement, new Operand.Entry(EntryField.Id)), null) { Descending = (order is [] || order[^1].Descending) ^ backwards },
    ];

    /// <summary>The values that tell a row's place in the list, as columns; the id stands for the last.</summary>
    public IEnumerable<string> Columns => _keys.SkipLast(1).Select(key => key.Sql);

    /// <summary>The order of the list, or the opposite one where it is read backwards.</summary>
    public string OrderBy => string.Join(", ", _keys.Select(key => key.OrderBy));

    /// <summary>The rows behind a place, in the direction of reading.</summary>
    public string Beyond(Cursor place)
    {
        var steps = _keys.Zip([.. place.Values, place.Id], (key, value) => (Key: key, Value: Bound(key, value))).ToList();
        var cases = steps.Select((step, index) => string.Join(" and ",
            steps.Take(index).Select(same => same.Key.Same(same.Value)).Append(step.Key.Past(step.Value))));
        return $"({steps[0].Key.Reachable(steps[0].Value)} and ({string.Join(" or ", cases.Select(one => $"({one})"))}))";
    }

    private string? Bound(Key key, string? value) =>
        value is null ? null : statement.Parameter(key.Order is null ? value : Cursor.ValueOf(key.Order, value)!);

    private sealed record Key(string Sql, OrderKey? Order)
    {
        public bool Descending { get; init; }

        public bool NullsFirst { get; init; }

        public bool IsNullable { get; init; }

        public string OrderBy => $"{Sql} {(Descending ? "desc" : "asc")}{(!IsNullable ? "" : NullsFirst ? " nulls first" : " nulls last")}";

        public string Same(string? value) => value is null ? $"{Sql} is null" : $"{Sql} = {value}";

        public string Past(string? value) => (value, NullsFirst) switch
        {
            (null, false) => "false",
            (null, true) => $"{Sql} is not null",
            (_, false) when IsNullable => $"({Sql} {(Descending ? "<" : ">")} {value} or {Sql} is null)",
            _ => $"{Sql} {(Descending ? "<" : ">")} {value}",
        };

        // Implied by the cases, but in a form that takes an index straight to the place.
        public string Reachable(string? value) =>
            value is null || (IsNullable && !NullsFirst) ? "true" : $"{Sql} {(Descending ? "<=" : ">=")} {value}";
    }
}
