using Marten;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Api.Rest.Searches;

/// <summary>A page of what was found with all that is sent of it; without what was hidden since it was found.</summary>
internal sealed record FoundPage(IReadOnlyList<FoundItem> Items, Loaded Loaded)
{
    public static async Task<FoundPage> OfAsync(
        IQuerySession session, IReadOnlyList<ContentType> types, Search search, SearchHits hits, Perspective perspective,
        CancellationToken cancel)
    {
        string[] ids = [.. hits.Items.Select(hit => hit.Id)];
        var entries = await session.MixedAsync(types, ids, perspective, cancel);
        var highlights = await session.HighlightsAsync(search, ids, cancel);
        FoundItem[] items =
        [
            .. from hit in hits.Items
               where entries.ContainsKey(hit.Id) && highlights.ContainsKey(hit.Id)
               select new FoundItem(hit, entries[hit.Id], highlights[hit.Id]),
        ];
        return new(items, await Loaded.OfAsync(session, [.. items.Select(item => item.Entry)], [], perspective, cancel));
    }
}

/// <summary>An entry that was found.</summary>
internal sealed record FoundItem(SearchHit Hit, View Entry, Highlight Highlight);
