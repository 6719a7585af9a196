namespace OpenInfra.Cms.Reading;

/// <summary>
/// Compiles conditions to SQL. Its null counts as false everywhere, so a negation asks whether what it negates is true: "not" alone
/// would leave out what has no value.
/// </summary>
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
            Condition.Not(var one) => $"({statement.Sql(one, scope)} is not true)",
            Condition.In(Operand.Content({ Kind: FieldKind.Reference } reference), var ids) => statement.Holds(scope, reference, ids),
            Condition.In(Operand.Content({ IsList: true } list), var values) => statement.Holds(scope, list, values),
            Condition.In(var operand, var values) => statement.IsOneOf(operand, values, scope),
            Condition.IsNull(var operand) => $"({statement.Value(operand, scope)} is null)",
            Condition.Compares(var operand, var how, var value) => statement.Compared(operand, how, value, scope),
            Condition.Matches(var operand, var how, var text) => statement.Matched(operand, how, text, scope),
            Condition.Some(var list, Condition.In(Operand.Item, var values)) => statement.Sql(new Condition.In(list, values), scope),
            Condition.Some(var list, var item) => statement.SomeItem(list, item, scope),
            Condition.Refers(var reference, var entry) => statement.SomeReference(reference.Field, entry, scope),
            Condition.ReferredTo(var by, var entry) => statement.SomeReferrer(by, entry, scope),
            _ => throw new InvalidOperationException($"No SQL for {condition}."),
        };

        private string Value(Operand operand, Scope scope) => operand is Operand.Json(var field, var path, var kind)
            ? JsonValues.Of($"({scope.Json(field)} #> {statement.Parameter(path.ToArray())})", kind)
            : scope.Value(operand);

        private string IsOneOf(Operand operand, IReadOnlyList<string> values, Scope scope) =>
            Comparable.Of(operand.Kind, values) is { Length: > 0 } known
            ? $"({statement.Value(operand, scope)} = any({statement.Parameter(known)}{Comparable.CastOf(operand.Kind, isArray: true)}))"
            : "false";

        // In the form that the index on a jsonb array answers: an array also contains the value of one of its items.
        private string Holds(Scope scope, Field field, IReadOnlyList<string> values) =>
            Comparable.JsonOf(Scalar.KindOf(field), values) is { Length: > 0 } known
                ? $"({scope.Json(field)} @> any({statement.Parameter(known)}::jsonb[]))"
                : "false";

        private string Compared(Operand operand, Comparison how, string value, Scope scope)
        {
            if (Comparable.Of(operand.Kind, value) is not { } known) return "false";
            var sign = how switch { Comparison.Greater => ">", Comparison.GreaterOrEqual => ">=", Comparison.Less => "<", _ => "<=" };
            var left = Scope.Ordered(statement.Value(operand, scope), operand.Kind);
            return $"({left} {sign} {statement.Parameter(known)}{Comparable.CastOf(operand.Kind)})";
        }

        // Functions rather than LIKE: in a text from outside, % and _ mean themselves.
        private string Matched(Operand operand, TextMatch how, string text, Scope scope)
        {
            if (!StorableText.CanBeStored(text)) return "false";
            var (value, part) = (statement.Value(operand, scope), statement.Parameter(text));
            return how switch
            {
                TextMatch.Contains => $"(strpos({value}, {part}) > 0)",
                TextMatch.StartsWith => $"starts_with({value}, {part})",
                _ => $"(right({value}, length({part})) = {part})",
            };
        }

        private string SomeItem(Operand.Content list, Condition item, Scope scope)
        {
            var alias = statement.Alias();
            var items = list.Field.IsList ? scope.Json(list.Field) : $"jsonb_build_array({scope.Json(list.Field)})";
            return $"exists (select from jsonb_array_elements({items}) {alias} where {statement.Sql(item, scope.Item(alias))})";
        }

        private string SomeReference(Field field, Condition entry, Scope scope)
        {
            var other = scope.Other(statement, field.Target!, statement.Alias());
            var (table, id) = (Tables.Of(field.Target!), $"{other.Alias}.id");
            // From the references to the entries, whose ids have an index: the other way round is a look at all of them.
            var from = field.IsList
                ? $"jsonb_array_elements_text({scope.Json(field)}) r (id) join {table} {other.Alias} on {id} = r.id where true"
                : $"{table} {other.Alias} where {id} = ({scope.Json(field)} #>> '{{}}')";
            return $"exists (select from {from} and {other.IsVisible} and {statement.Sql(entry, other)})";
        }

        private string SomeReferrer(Relation by, Condition entry, Scope scope)
        {
            var other = scope.Other(statement, by.Owner, statement.Alias());
            var refers = Relating.RefersTo(by, other, $"{scope.Alias}.id");
            var where = $"{refers} and {other.IsVisible} and {statement.Sql(entry, other)}";
            return $"exists (select from {Tables.Of(by.Owner)} {other.Alias} where {where})";
        }
    }
}
