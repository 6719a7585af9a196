using GraphQL.Types;

namespace OpenInfra.Cms.Api.GraphQL.Lists;

/// <summary>The sort input of each type, made once.</summary>
internal sealed class SortGraphs
{
    private readonly Dictionary<ContentType, SortGraph> _graphs = [];

    private readonly EnumerationGraphType _direction = new() { Name = "SortEnumType", Description = "A direction to sort in." };

    public SortGraphs()
    {
        _direction.Add("ASC", Direction.Ascending, "From the lowest to the highest.");
        _direction.Add("DESC", Direction.Descending, "From the highest to the lowest.");
    }

    public SortGraph Of(ContentType type) => _graphs.TryGetValue(type, out var graph) ? graph : _graphs[type] = new(type, _direction);
}

internal enum Direction
{
    Ascending,
    Descending,
}
