namespace OpenInfra.Cms.Reading.Filters;

/// <summary>The tests of what stands somewhere in a field that holds any JSON.</summary>
internal static class JsonTests
{
    private static readonly (string Name, ScalarKind Kind, string Description)[] _kinds =
    [
        ("string", ScalarKind.Text, "The text that stands there."),
        ("number", ScalarKind.Number, "The number that stands there."),
        ("boolean", ScalarKind.Boolean, "The true or false that stands there."),
        ("date", ScalarKind.Date, "The day of the date that stands there as a text: \"2020-10-19\", also with a time behind it."),
    ];

    /// <summary>The tests, each of a value of its own kind: what is of another kind counts as none.</summary>
    public static FilterInput At(Field field, IReadOnlyList<string> path) => new(
        "JSONFilterInput",
        "Tests of what stands at a place in some JSON; several must all hold, and what is of another kind than the test counts as no value.",
        _ =>
        [
            .. _kinds.Select(one => new FilterPart.Nested(one.Name, one.Description, Tests(new(field, path, one.Kind)))),
            new FilterPart.One("exists", "Whether anything stands there, of whatever kind, but null.", new(ScalarKind.Boolean), false,
                value => IsThere(new(field, path, null), value == "true")),
        ]);

    private static FilterInput Tests(Operand.Json operand) => Operations.On(operand, new(operand.At!.Value));

    private static Condition IsThere(Operand.Json operand, bool isThere) =>
        isThere ? new Condition.Not(new Condition.IsNull(operand)) : new Condition.IsNull(operand);
}
