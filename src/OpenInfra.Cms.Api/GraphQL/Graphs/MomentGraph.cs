using GraphQL.Types;
using GraphQLParser.AST;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>A moment, written as REST writes it: in UTC, with a Z.</summary>
internal sealed class MomentGraph : DateTimeOffsetGraphType
{
    public MomentGraph() => (Name, Description) = ("DateTime", "A moment in UTC, by RFC 3339: \"2020-10-19T12:00:00Z\".");

    // Of those without an offset nobody knows when they are.
    public override object? ParseLiteral(GraphQLValue value) =>
        value is not GraphQLStringValue text ? base.ParseLiteral(value)
            : Read((string)text.Value) is { } moment ? moment : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value is not string text ? base.ParseValue(value) : Read(text) is { } moment ? moment : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value is DateTimeOffset moment ? moment.UtcDateTime : base.Serialize(value);

    private static DateTimeOffset? Read(string text) => Moments.TryParse(text, out var moment) ? moment : null;
}
