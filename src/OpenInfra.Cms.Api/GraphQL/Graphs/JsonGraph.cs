using GraphQL.Types;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>JSON as it is, for what no type of the schema describes.</summary>
internal sealed class JsonGraph : ComplexScalarGraphType
{
    public JsonGraph()
    {
        Name = "JSON";
        Description = "Any JSON value, as it is (RFC 8259, https://www.rfc-editor.org/rfc/rfc8259).";
    }

    public override object? Serialize(object? value) => value;
}
