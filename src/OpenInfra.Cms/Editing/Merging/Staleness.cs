using Marten;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Editing.Merging;

/// <summary>Tells editors what they have not seen.</summary>
public static class Staleness
{
    extension(IQuerySession session)
    {
        /// <summary>What the sender of a change doesn't know yet: the version there is now, and what it changed in what they saw.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="seen">The version whose draft they saw; null where it is what is published.</param>
        /// <param name="cancel">Ends the wait.</param>
        private async Task<Refusal> StaleAsync<T>(string id, int? seen, CancellationToken cancel) where T : class, IContent<T>
        {
            if (await session.LoadAsync<Entry<T>>(id, cancel) is not { } entry) return new Refusal.NotFound();
            var flat = await session.FlatAsync<T>([await session.SeenAsync(entry, seen, cancel) ?? entry, entry], cancel);
            return Refusal.Stale.Of(entry, new ThreeWay(flat[0], flat[0], flat[1]).Differences, Remedy.Look);
        }

        /// <summary>The outcome; where the entry was changed since, with what they have not seen.</summary>
        /// <param name="outcome">What came of their change.</param>
        /// <param name="id">The entry's id.</param>
        /// <param name="seen">The version that they saw; null where they saw what is published.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<Outcome<Rewritten<T>>> ExplainedAsync<T>(
            Outcome<Rewritten<T>> outcome, string id, int? seen, CancellationToken cancel) where T : class, IContent<T> =>
            outcome is Outcome<Rewritten<T>>.Refused(Refusal.Stale { Version: null })
                ? await session.StaleAsync<T>(id, seen, cancel) : outcome;

        /// <summary>
        /// The entry as somebody saw it who names a version, or none: then its draft is what is published. Null where there is no such
        /// thing.
        /// </summary>
        internal async Task<Entry<T>?> SeenAsync<T>(Entry<T> entry, int? seen, CancellationToken cancel) where T : class, IContent<T> =>
            seen is { } version ? await session.EntryAtAsync<T>(entry.Id, version, cancel)
            : entry.Published is { } published ? entry with { Draft = published } : null;
    }

    extension(Refusal.Stale)
    {
        /// <summary>A refusal that tells where the entry is now.</summary>
        internal static Refusal.Stale Of<T>(Entry<T> entry, IReadOnlyList<Difference> differences, Remedy remedy) where T : class =>
            new() { Version = entry.Version, Tag = DraftTag.Of(entry), Differences = differences, Remedy = remedy };
    }
}
