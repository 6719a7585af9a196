using System.Collections;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Filters;

/// <summary>
/// A test of one value. A new operator is a line in <see cref="All"/>, and a case of <see cref="Condition"/> where none fits.
/// </summary>
/// <param name="Name">The field of the operation's input.</param>
/// <param name="TakesList">Whether it takes a list of values or one.</param>
/// <param name="Description">What it tests.</param>
/// <param name="Test">The condition on the operand that it states with these values.</param>
internal sealed record Operator(string Name, bool TakesList, string Description, Func<Operand, IReadOnlyList<string>, Condition> Test)
{
    public static IReadOnlyList<Operator> All { get; } =
    [
        new("eq", false, "It is this.", (operand, values) => new Condition.In(operand, values)),
        new("in", true, "It is one of these; nothing is where there are none.", (operand, values) => new Condition.In(operand, values)),
    ];

    /// <summary>The condition with the value that a client gave.</summary>
    public Condition With(Operand operand, object value) =>
        Test(operand, TakesList ? [.. ((IEnumerable)value).Cast<object>().Select(TextOf)] : [TextOf(value)]);

    // As JSON has it in the store.
    private static string TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
