namespace OpenInfra.Cms.Reading.Filters;

/// <summary>The tests of plain values, by the names that Hot Chocolate gives them.</summary>
internal static class Operations
{
    /// <summary>The tests of one value.</summary>
    public static FilterInput On(Operand operand, Scalar scalar) => new(
        $"{scalar.Name}OperationFilterInput",
        $"Tests of a value of type {scalar.Name}; several must all hold.",
        input => [.. FilterInput.Combining(input), .. Equality(operand, scalar), .. Matching(operand, scalar), .. Comparing(operand, scalar)]);

    /// <summary>The tests of a list of values.</summary>
    public static FilterInput OnList(Operand.Content list, Scalar scalar)
    {
        var item = On(new Operand.Item(list.Field), scalar);
        return new(
            $"List{item.Name}", "Tests of a list of values.", _ => Lists.Parts(item, condition => new Condition.Some(list, condition)));
    }

    private static IEnumerable<FilterPart> Equality(Operand operand, Scalar scalar)
    {
        yield return new FilterPart.One(
            "eq", "It is this; null asks that there is no value.", scalar, true, value => OneOf([value]));
        yield return new FilterPart.One(
            "neq", "It is not this; null asks that there is a value.", scalar, true, value => new Condition.Not(OneOf([value])));
        if (scalar.Kind == ScalarKind.Boolean) yield break;
        yield return new FilterPart.Many("in", "It is one of these; nothing is where there are none.", scalar, OneOf);
        yield return new FilterPart.Many("nin", "It is none of these.", scalar, values => new Condition.Not(OneOf(values)));

        Condition OneOf(IReadOnlyList<string?> values)
        {
            var known = new Condition.In(operand, [.. values.OfType<string>()]);
            return values.Contains(null) ? new Condition.Any([known, new Condition.IsNull(operand)]) : known;
        }
    }

    private static IEnumerable<FilterPart> Matching(Operand operand, Scalar scalar)
    {
        if (scalar.Kind != ScalarKind.Text) return [];
        return
        [
            .. Test("contains", "contains this, to the letter", TextMatch.Contains),
            .. Test("startsWith", "starts with this", TextMatch.StartsWith),
            .. Test("endsWith", "ends with this", TextMatch.EndsWith),
        ];

        IEnumerable<FilterPart> Test(string name, string description, TextMatch how) =>
            WithNegation(name, description, scalar, text => new Condition.Matches(operand, how, text));
    }

    private static IEnumerable<FilterPart> Comparing(Operand operand, Scalar scalar)
    {
        if (scalar.Kind is not (ScalarKind.Integer or ScalarKind.Number or ScalarKind.Date or ScalarKind.Moment)) return [];
        return
        [
            .. Test("gt", "is greater than this", Comparison.Greater),
            .. Test("gte", "is this or greater", Comparison.GreaterOrEqual),
            .. Test("lt", "is less than this", Comparison.Less),
            .. Test("lte", "is this or less", Comparison.LessOrEqual),
        ];

        IEnumerable<FilterPart> Test(string name, string description, Comparison how) =>
            WithNegation(name, description, scalar, value => new Condition.Compares(operand, how, value));
    }

    private static IEnumerable<FilterPart> WithNegation(string name, string description, Scalar scalar, Func<string, Condition> state) =>
    [
        new FilterPart.One(name, $"It {description}.", scalar, false, value => state(value!)),
        new FilterPart.One($"n{name}", $"It is not so that it {description}: what has no value passes.", scalar, false,
            value => new Condition.Not(state(value!))),
    ];
}
