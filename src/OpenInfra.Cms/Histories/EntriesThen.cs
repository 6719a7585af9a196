using JasperFx.Events;
using Marten;

namespace OpenInfra.Cms.Histories;

/// <summary>Entries as they were: an entry is what its events make of it, up to whichever one asks for.</summary>
public static class EntriesThen
{
    extension(IQuerySession session)
    {
        /// <summary>The entry as of one of its versions; null where it has no such version.</summary>
        public async Task<Entry<T>?> EntryAtAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T>
        {
            if (version < 1) return null;
            var entry = Fold<T>(id, await session.Events.FetchStreamAsync(id, version, token: cancel));
            return entry?.Version == version ? entry : null;
        }
    }

    /// <summary>What events make of an entry, in order; null for none.</summary>
    internal static Entry<T>? Fold<T>(string id, IEnumerable<IEvent> events) where T : class =>
        events.Aggregate((Entry<T>?)null, (entry, one) => one.Data is EntryEvent what ? Lifecycle.Then(entry, id, what, (int)one.Version, one.Timestamp) : entry);
}
