using System.Text.Json;
using GraphQL.Types;

namespace OpenInfra.Cms.Api.GraphQL.Graphs;

/// <summary>The types of entries.</summary>
internal sealed class EntryTypeGraph : EnumerationGraphType
{
    public EntryTypeGraph(IReadOnlyList<ContentType> types)
    {
        (Name, Description) = ("EntryType", "A type of entries.");
        foreach (var type in types) Add(JsonNamingPolicy.SnakeCaseUpper.ConvertName(type.Name), type, type.Description);
    }
}
