using OpenInfra.Cms.Api.GraphQL.Batches;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Api.GraphQL.Searches;

/// <summary>A part of what a search finds.</summary>
internal sealed record Found(Search Search, IReadOnlyList<FoundEntry> Edges, PageEnds Ends)
{
    /// <summary>How much was found; null where nobody asked.</summary>
    public long? TotalCount { get; init; }

    public string? Suggestion { get; init; }

    /// <summary>The entries of a page, without those that were hidden since they were found.</summary>
    public static Found Of(Search search, SearchHits hits, IReadOnlyDictionary<string, View> entries, Cursor? after)
    {
        FoundEntry[] edges =
        [
            .. hits.Items.Where(hit => entries.ContainsKey(hit.Id)).Select(hit => new FoundEntry(search, hit, entries[hit.Id])),
        ];
        var (start, end) = (edges is [var first, ..] ? first.Cursor : null, edges is [.., var last] ? last.Cursor : null);
        return new(search, edges, new(hits.HasNext, after is not null, start, end));
    }
}

/// <summary>An entry that was found.</summary>
internal sealed record FoundEntry(Search Search, SearchHit Hit, View Node)
{
    /// <summary>Its place.</summary>
    public string Cursor => $"{Search.CursorOf(Hit)}";
}
