using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>A part of a list, as Relay's clients expect it.</summary>
internal sealed record Connection(IReadOnlyList<Edge> Edges, bool HasNextPage, bool HasPreviousPage, long? TotalCount)
{
    /// <summary>The page without its T.</summary>
    public static Connection Of<T>(Page<T> page) where T : class, IContent<T> =>
        new([.. page.Items.Select(item => new Edge(item.Cursor, item.View))], page.HasNext, page.HasPrevious, page.Total);
}

/// <summary>An entry in a list, with the cursor that stands for its place.</summary>
internal sealed record Edge(string Cursor, View Node);
