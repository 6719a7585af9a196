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
                at <= session.Now ? Happening.Not(new Refusal.Invalid([Passed(session.Now)]))
                : Publishing.WhyNot(entry) is { } why ? Happening.Not(why)
                : Happening.Of(new Scheduled<T>(at.ToMicroseconds(), version)), cancel);

        /// <summary>
        /// Publishes the revision that was scheduled, if its moment has come. What keeps it from that calls the publication off, for a
        /// reason that the entry's history keeps; only somebody's change at the same time leaves it to the next attempt.
        /// </summary>
        public async Task<Outcome<Entry<T>>> PublishDueAsync<T>(string id, CancellationToken cancel) where T : class, IContent<T>
        {
            if (await session.LoadAsync<Entry<T>>(id, cancel) is not { Schedule: { } due } entry || due.At > session.Now)
                return new Refusal.NotFound();
            var outcome = await session.EditAsync<T>(id, entry.Version, now => Publishing.WhyNot(now with { Draft = due.Side }) is { } why
                ? Happening.Not(why)
                : Happening.Of(new Published<T>(now.PublishedAt ?? due.At) { Revision = due.Revision }), cancel);
            if (outcome is not Outcome<Entry<T>>.Refused(Refusal.Invalid or Refusal.Conflict or Refusal.Misplaced) refused) return outcome;
            session.EjectAllPendingChanges();
            var calledOff = new Unscheduled<T> { Reason = refused.Why.Reason };
            return await session.EditAsync<T>(id, entry.Version, _ => Happening.Of(calledOff), cancel) is Outcome<Entry<T>>.Refused other
                ? other : refused;
        }
    }

    private static Problem Passed(DateTimeOffset now) => new("/at", $"The moment has passed: it is {now:O}. Publish without `at`.");
}
