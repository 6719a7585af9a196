using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>A part of a list, as Relay's clients expect it.</summary>
internal sealed record Connection(IReadOnlyList<Edge> Edges, bool HasNextPage, bool HasPreviousPage, long? TotalCount, Counted Counted)
{
    /// <summary>Whether and where the list goes on.</summary>
    public PageEnds Ends => new(
        HasNextPage, HasPreviousPage,
        Edges is [var first, ..] ? $"{first.Cursor}" : null, Edges is [.., var last] ? $"{last.Cursor}" : null);

    /// <summary>The page without its T.</summary>
    public static Connection Of<T>(Page<T> page, Relation? under = null, string parent = "") where T : class, IContent<T> => new(
        [.. page.Items.Select(item => new Edge(item.Cursor, item.View))],
        page.HasNext, page.HasPrevious, page.Total, new(new(T.Definition, page.Request, under), parent));
}

/// <summary>Whether and where a list goes on.</summary>
internal sealed record PageEnds(bool HasNextPage, bool HasPreviousPage, string? Start, string? End);

/// <summary>The list that a page is a part of, as facets count it: the same for all parents but for which of them it is.</summary>
internal sealed record Counted(FacetScope Scope, string Parent);

/// <summary>An entry in a list, with the cursor that stands for its place.</summary>
internal sealed record Edge(Cursor Cursor, View Node);
