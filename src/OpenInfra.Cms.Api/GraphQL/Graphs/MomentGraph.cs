using GraphQL.Types;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>A moment, written as REST writes it: in UTC, with a Z.</summary>
internal sealed class MomentGraph : DateTimeOffsetGraphType
{
    public MomentGraph() => (Name, Description) = ("DateTime", "A moment in UTC, by RFC 3339: \"2020-10-19T12:00:00Z\".");

    public override object? Serialize(object? value) => value is DateTimeOffset moment ? moment.UtcDateTime : base.Serialize(value);
}
