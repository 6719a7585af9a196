using Marten;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Editing.Merging;

public static class Staleness
{
    extension(IQuerySession session)
    {
        /// <summary>What the sender of a change doesn't know yet: the version there is now, and what it changed in what they saw.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="seen">The version whose draft they saw; null where it is what is published.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<Refusal> StaleAsync<T>(string id, int? seen, CancellationToken cancel) where T : class, IContent<T>
        {
            if (await session.LoadAsync<Entry<T>>(id, cancel) is not { } entry) return new Refusal.NotFound();
            var side = await session.SeenAsync(entry, seen, cancel) ?? entry.Draft;
            var flat = await session.FlatAsync<T>([side, entry.Draft], cancel);
            return new Refusal.Stale { Version = entry.Version, Differences = new ThreeWay(flat[0], flat[0], flat[1]).Differences };
        }

        /// <summary>What somebody saw who names a version, or none: then it is what is published. Null where there is no such thing.</summary>
        internal async Task<Side<T>?> SeenAsync<T>(Entry<T> entry, int? seen, CancellationToken cancel) where T : class, IContent<T> =>
            seen is { } version ? (await session.EntryAtAsync<T>(entry.Id, version, cancel))?.Draft : entry.Published;
    }
}
