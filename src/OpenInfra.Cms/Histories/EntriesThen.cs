using JasperFx.Events;
using Marten;
using Marten.Linq.MatchesSql;

namespace OpenInfra.Cms.Histories;

/// <summary>Entries as they were: an entry is what its events make of it, up to whichever one asks for.</summary>
public static class EntriesThen
{
    extension(IQuerySession session)
    {
        /// <summary>The entry as of one of its versions; null where it has no such version.</summary>
        public async Task<Entry<T>?> EntryAtAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T>
        {
            var entries = await session.FoldAsync<T>("select ?::varchar, ?::bigint", [id, (long)version], cancel);
            return entries.FirstOrDefault(entry => entry.Version == version);
        }

        /// <summary>Those of the entries with these ids that were there at a moment, as they were then, in one statement.</summary>
        public async Task<IReadOnlyList<Entry<T>>> EntriesAtAsync<T>(
            IReadOnlyCollection<string> ids, DateTimeOffset moment, CancellationToken cancel) where T : class, IContent<T> =>
            ids.Count == 0 ? [] : await session.FoldAsync<T>(LastBy("stream_id = any(?)"), [ids.ToArray(), moment], cancel);

        /// <summary>
        /// The entries whose draft had this slug at a moment or before it, as they were at the moment, in one statement. What readers
        /// saw was a draft once, so theirs are among them too.
        /// </summary>
        public Task<IReadOnlyList<Entry<T>>> EntriesWithSlugAsync<T>(string slug, DateTimeOffset moment, CancellationToken cancel)
            where T : class, IContent<T> => session.WithAsync<T>("slug", slug, moment, cancel);

        /// <summary>The same for a path.</summary>
        public Task<IReadOnlyList<Entry<T>>> EntriesWithPathAsync<T>(string path, DateTimeOffset moment, CancellationToken cancel)
            where T : class, IContent<T> => session.WithAsync<T>("path", path, moment, cancel);

        /// <summary>Those of the ids, of whatever types, whose entries readers saw at a moment, in one statement.</summary>
        public async Task<IReadOnlySet<string>> SeenAtAsync(
            IReadOnlyCollection<string> ids, DateTimeOffset moment, CancellationToken cancel)
        {
            if (ids.Count == 0) return new HashSet<string>();
            return (await session.QueryAsync<string>(
                $"""
                with bounds (stream_id, version) as ({LastBy("stream_id = any(?)")}),
                last as (
                    select distinct on (e.stream_id) e.stream_id, e.type
                    from cms.mt_events e join bounds b on e.stream_id = b.stream_id and e.version <= b.version
                    where e.type ~ '_(published|unpublished|archived)$' order by e.stream_id, e.version desc)
                select stream_id from last where type ~ '_published$'
                """, cancel, ids.ToArray(), moment)).ToHashSet();
        }

        /// <summary>Events of a type's entries by SQL for their sequence numbers, in the order of their versions.</summary>
        internal async Task<IReadOnlyList<IEvent>> EventsAsync(string numbers, object[] values, CancellationToken cancel)
        {
            // An array is looked up in the index on the numbers, whatever the planner thinks of the rest.
            var sql = $"d.seq_id = any(array({numbers}))";
            var events = await session.Events.QueryAllRawEvents().Where(one => one.MatchesSql(sql, values)).ToListAsync(cancel);
            return [.. events.OrderBy(one => one.Version)];
        }

        private Task<IReadOnlyList<Entry<T>>> WithAsync<T>(string member, string value, DateTimeOffset moment, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var revised = EntryEvent.NameOf(T.Definition, EventKind.Revised);
            var drafts = $"select stream_id from cms.mt_events where type = '{revised}' and data ->> '{member}' = ? and timestamp <= ?";
            return session.FoldAsync<T>(LastBy($"stream_id in ({drafts})"), [value, moment, moment], cancel);
        }

        private async Task<IReadOnlyList<Entry<T>>> FoldAsync<T>(string bounds, object[] values, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var events = await session.EventsAsync(DecisiveEvents.Sql(T.Definition, bounds), values, cancel);
            return [.. events.GroupBy(one => one.StreamKey!).Select(entry => Fold<T>(entry.Key, entry)).OfType<Entry<T>>()];
        }
    }

    /// <summary>What events make of an entry, in order; null for none.</summary>
    internal static Entry<T>? Fold<T>(string id, IEnumerable<IEvent> events, Entry<T>? before = null) where T : class =>
        events.Aggregate(before, (entry, one) =>
            one.Data is EntryEvent what ? Lifecycle.Then(entry, id, what, (int)one.Version, one.Timestamp) : entry);

    // The versions up to the last that had happened: whatever the clocks of several nodes said, no event is taken without those before it.
    private static string LastBy(string which) =>
        $"select stream_id, max(version) from cms.mt_events where {which} and timestamp <= ? group by stream_id";
}
