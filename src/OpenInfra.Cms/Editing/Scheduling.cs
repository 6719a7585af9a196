using Marten;

namespace OpenInfra.Cms.Editing;

public static class Scheduling
{
    extension(IDocumentSession session)
    {
        /// <summary>Has the draft, as it is now, published at a moment to come; later drafts don't change that.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="version">The version of the entry that was seen, whose draft it is.</param>
        /// <param name="at">The moment; it is also the date that readers will see.</param>
        /// <param name="cancel">Ends the wait.</param>
        public Task<Outcome<Entry<T>>> ScheduleAsync<T>(string id, int version, DateTimeOffset at, CancellationToken cancel)
            where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry =>
                at <= session.Now ? Happening.Not(new Refusal.Invalid([new("/at", $"The moment has passed: it is {session.Now:O}. Publish without `at`.")]))
                : Publishing.WhyNot(entry) is { } why ? Happening.Not(why)
                : Happening.Of(new Scheduled<T>(at.ToMicroseconds(), version)), cancel);

        /// <summary>Publishes the revision that was scheduled, if its moment has come. What keeps it from that calls the publication off.</summary>
        public async Task<Outcome<Entry<T>>> PublishDueAsync<T>(string id, CancellationToken cancel) where T : class, IContent<T>
        {
            if (await session.LoadAsync<Entry<T>>(id, cancel) is not { Schedule: { } due } entry || due.At > session.Now) return new Refusal.NotFound();
            var date = entry.PublishedAt ?? due.At;
            return await session.EditAsync<T>(id, entry.Version, _ => Happening.Of(new Published<T>(date) { Revision = due.Revision }), cancel);
        }

        /// <summary>Calls off a publication that can't be, and says why in the entry's history.</summary>
        public Task<Outcome<Entry<T>>> CallOffAsync<T>(string id, int version, string reason, CancellationToken cancel) where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry =>
                entry.Schedule is null ? Happening.Of() : Happening.Of(new Unscheduled<T> { Reason = reason }), cancel);
    }
}
