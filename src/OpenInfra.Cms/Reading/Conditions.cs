using System.Text.Json;

namespace OpenInfra.Cms.Reading;

/// <summary>Compiles conditions to SQL.</summary>
internal static class Conditions
{
    extension(Statement statement)
    {
        /// <summary>The condition as a SQL expression; its values become parameters of the statement.</summary>
        public string Sql(Condition condition, Scope scope) => condition switch
        {
            Condition.All([]) => "true",
            Condition.Any([]) => "false",
            Condition.All(var all) => $"({string.Join(" and ", all.Select(one => statement.Sql(one, scope)))})",
            Condition.Any(var any) => $"({string.Join(" or ", any.Select(one => statement.Sql(one, scope)))})",
            Condition.In(Operand.Content({ IsList: true } list), var values) => statement.Holds(scope.Json(list), Comparable.Of(new Operand.Content(list), values)),
            Condition.In(var operand, var values) => $"{scope.Value(operand)} = any({statement.Parameter(Comparable.Of(operand, values))})",
            Condition.Some(var list, var item) => statement.SomeItem(list, item, scope),
            Condition.Refers(var reference, var entry) => statement.RefersTo(reference, entry, scope),
            _ => throw new InvalidOperationException($"No SQL for {condition}."),
        };

        /// <summary>That a jsonb array holds one of the values, in the form that its index answers.</summary>
        public string Holds(string array, Array values) => values.Length == 0 ? "false"
            : $"({string.Join(" or ", values.Cast<object>().Select(value => $"{array} @> {statement.Parameter(ArrayOf(value))}::jsonb"))})";

        private string SomeItem(Operand.Content list, Condition item, Scope scope)
        {
            var alias = statement.Alias();
            var items = list.Field.IsList ? scope.Json(list.Field) : $"jsonb_build_array({scope.Json(list.Field)})";
            return $"exists (select from jsonb_array_elements({items}) {alias} where {statement.Sql(item, scope.Item(alias))})";
        }

        private string RefersTo(Operand.Content reference, Condition entry, Scope scope)
        {
            var field = reference.Field;
            var other = scope.Other(statement, field.Target!, statement.Alias());
            var refers = field.IsList
                ? $"{scope.Json(field)} @> to_jsonb(array[{other.Alias}.id])"
                : $"{scope.Json(field)} #>> '{{}}' = {other.Alias}.id";
            return $"exists (select from {Tables.Of(field.Target!)} {other.Alias} where {refers} and {other.IsVisible} and {statement.Sql(entry, other)})";
        }
    }

    private static string ArrayOf(object value) => JsonSerializer.Serialize(new[] { value });
}

internal static class Tables
{
    /// <summary>The table that holds the entries of a type.</summary>
    public static string Of(ContentType type) => $"cms.mt_doc_{type.Name}";
}
