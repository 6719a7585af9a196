using System.Text.Json;
using System.Text.Json.Nodes;
using JasperFx.Events;
using Marten;

namespace OpenInfra.Cms.Histories;

/// <summary>Tells what happened to entries.</summary>
public static class Revisions
{
    extension(IQuerySession session)
    {
        /// <summary>
        /// A part of the history of each of these entries, by id, the newest first, in one statement. Of what was before it is only read
        /// what it takes to tell what the first of its drafts changed.
        /// </summary>
        /// <param name="ids">The ids.</param>
        /// <param name="size">The most to return of each.</param>
        /// <param name="before">Only what came before this version; null for all.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<IReadOnlyDictionary<string, IReadOnlyList<Revision>>> RevisionsAsync<T>(
            IReadOnlyCollection<string> ids, int size, int? before, CancellationToken cancel) where T : class, IContent<T>
        {
            var deciding = DecisiveEvents.Sql(T.Definition, "select stream_id, min(version) - 1 from page group by stream_id");
            var events = await session.EventsAsync(
                $"""
                with page as (
                    select e.* from unnest(?::varchar[]) asked (id), lateral (
                        select seq_id, stream_id, version from cms.mt_events
                        where stream_id = asked.id and version < ? order by version desc limit ?) e)
                select seq_id from page union ({deciding})
                """, [ids.ToArray(), (long)(before ?? int.MaxValue), size], cancel);
            return events.GroupBy(one => one.StreamKey!).ToDictionary(entry => entry.Key, IReadOnlyList<Revision> (entry) => Told<T>(entry.Key, [.. entry], size));
        }
    }

    private static List<Revision> Told<T>(string id, IReadOnlyList<IEvent> events, int size) where T : class, IContent<T>
    {
        var page = events.TakeLast(size);
        var entry = EntriesThen.Fold<T>(id, events.SkipLast(size));
        var draft = events.SkipLast(size).LastOrDefault(one => one.Data is Revised<T>)?.Version ?? 0;
        var revisions = new List<Revision>();
        foreach (var one in page)
        {
            if (one.Data is Revised<T>) draft = one.Version;
            var after = EntriesThen.Fold(id, [one], entry)!;
            revisions.Add(Told(one, entry, after, (int)draft));
            entry = after;
        }
        revisions.Reverse();
        return revisions;
    }

    private static Revision Told<T>(IEvent one, Entry<T>? before, Entry<T> after, int draft) where T : class, IContent<T>
    {
        var what = (EntryEvent)one.Data;
        return new()
        {
            Version = (int)one.Version,
            Event = what.Kind,
            At = one.Timestamp,
            By = one.UserName,
            Source = what.Source,
            Changed = what is Revised<T> ? [.. Change.Between(Compared(before), Compared(after)).Select(change => change.Pointer)] : [],
            Draft = what is Published<T> published ? published.Revision ?? draft : (what as Scheduled<T>)?.Revision,
            PublishedAt = (what as Published<T>)?.At,
            ScheduledFor = (what as Scheduled<T>)?.At,
            Reason = (what as Unscheduled<T>)?.Reason,
        };
    }

    // What an editor can write; of a new entry, what differs from an empty draft.
    private static JsonObject Compared<T>(Entry<T>? entry) where T : class, IContent<T> =>
        Flattening.Flat(entry?.Draft ?? new("", "", JsonSerializer.Deserialize<T>("{}", Wire.Stored)!), entry?.PublishedAt);
}
