using Marten;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Reading;

/// <summary>Finds what a perspective showed at its moment, by the names that it had then.</summary>
internal static class FindingThen
{
    extension(IQuerySession session)
    {
        /// <summary>The entry that had this slug; a draft is also found by the one that it was published under.</summary>
        public async Task<View<T>?> BySlugThenAsync<T>(string slug, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T>
        {
            if (!perspective.Shows(T.Definition) || !StorableText.CanBeStored(slug)) return null;
            var entries = await session.EntriesWithSlugAsync<T>(slug, perspective.Moment!.Value, cancel);
            var named = entries.Where(entry =>
                entry.Published?.Slug == slug || (perspective.ShowsDraftsOf(T.Definition) && entry.Draft.Slug == slug));
            return perspective.Shown(named).OrderBy(view => view.Slug != slug).FirstOrDefault();
        }

        /// <summary>The entry that was at this path; of several drafts one that was published, and else the first by its id.</summary>
        public async Task<View<T>?> ByPathThenAsync<T>(string path, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T>
        {
            if (!perspective.Shows(T.Definition) || !StorableText.CanBeStored(path)) return null;
            var entries = await session.EntriesWithPathAsync<T>(path, perspective.Moment!.Value, cancel);
            return perspective.Shown(entries).Where(view => view.Path == path)
                .OrderBy(view => view.Status != Status.Published).ThenBy(view => view.Id, StringComparer.Ordinal).FirstOrDefault();
        }

        /// <summary>The entries with these ids, in one statement.</summary>
        public async Task<List<View<T>>> ManyThenAsync<T>(
            IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel) where T : class, IContent<T>
        {
            string[] storable = perspective.Shows(T.Definition) ? [.. ids.Where(StorableText.CanBeStored)] : [];
            return [.. perspective.Shown(await session.EntriesAtAsync<T>(storable, perspective.Moment!.Value, cancel))];
        }
    }

    extension(Perspective perspective)
    {
        private IEnumerable<View<T>> Shown<T>(IEnumerable<Entry<T>> entries) where T : class, IContent<T> =>
            perspective.ShowsDraftsOf(T.Definition)
            ? entries.Where(entry => entry.Status != Status.Archived).Select(entry => entry.AsDraft())
            : entries.Select(entry => entry.AsPublished()).OfType<View<T>>();
    }
}
