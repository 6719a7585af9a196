using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>What every edit of an entry shares: load it at the version that was seen, decide, append what happens, commit.</summary>
internal static class EditingOneEntry
{
    extension(IDocumentSession session)
    {
        /// <summary>Carries out what <paramref name="decide"/> says should happen; nothing where that is no event.</summary>
        internal async Task<Outcome<Entry<T>>> EditAsync<T>(
            string id, int version, Func<Entry<T>, Outcome<IReadOnlyList<EntryEvent>>> decide, CancellationToken cancel) where T : class, IContent<T>
        {
            if (await session.LoadAsync<Entry<T>>(id, cancel) is not { } entry) return new Refusal.NotFound();
            if (entry.Version != version) return new Refusal.Stale();
            return await decide(entry).ThenAsync(events => session.AppendAsync(entry, id, events, cancel));
        }

        /// <summary>Appends events to an entry, or starts it, in one transaction.</summary>
        internal async Task<Outcome<Entry<T>>> AppendAsync<T>(
            Entry<T>? entry, string id, IReadOnlyList<EntryEvent> events, CancellationToken cancel) where T : class, IContent<T>
        {
            var edits = new Edits(session);
            var after = events is [] && entry is not null ? entry : edits.Append(entry, id, events);
            if (!session.StoreReceipt(id, after.Version) && events is []) return after;
            return await edits.CommitAsync(null, cancel) is { } refusal
                ? await session.ExplainedAsync<T>(refusal, after.Draft.Slug, cancel) : after;
        }

        // Nobody sees what is archived, and would wonder who has the slug.
        private async Task<Refusal> ExplainedAsync<T>(Refusal refusal, string slug, CancellationToken cancel)
            where T : class, IContent<T> =>
            refusal is Refusal.Conflict({ Pointer: "/slug" })
                && await session.BySlugAsync<T>(slug, cancel) is { Status: Status.Archived } archived
                ? new Refusal.Conflict(new("/slug", $"An archived entry has this slug: bring {archived.Id} back, by PUT .../restoration "
                    + $"with If-Match: \"{DraftTag.Of(archived)}\", or give another slug."))
                : refusal;
    }
}

/// <summary>Writes decisions shortly.</summary>
internal static class Happening
{
    public static Outcome<IReadOnlyList<EntryEvent>> Of(params EntryEvent[] events) => new Outcome<IReadOnlyList<EntryEvent>>.Done(events);

    public static Outcome<IReadOnlyList<EntryEvent>> Not(Refusal why) => new Outcome<IReadOnlyList<EntryEvent>>.Refused(why);

    public static Outcome<IReadOnlyList<EntryEvent>> Not(string why) => Not(new Refusal.Misplaced(why));
}
