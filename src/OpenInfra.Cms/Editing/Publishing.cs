using Marten;

namespace OpenInfra.Cms.Editing;

public static class Publishing
{
    extension(IDocumentSession session)
    {
        /// <summary>Makes the draft what readers see, provided that it keeps the rules of its type. It takes the place of what was scheduled.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="version">The version of the entry that was seen.</param>
        /// <param name="date">The date that readers see; null keeps the one it has, or is now.</param>
        /// <param name="cancel">Ends the wait.</param>
        public Task<Outcome<Entry<T>>> PublishAsync<T>(string id, int version, DateTimeOffset? date, CancellationToken cancel)
            where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry => WhyNot(entry) is { } why ? Happening.Not(why)
                : Happening.Of(new Published<T>((date ?? entry.PublishedAt ?? session.Now).ToMicroseconds())), cancel);

        /// <summary>Calls off what is scheduled, or else takes the entry away from readers; its draft stays with the editors.</summary>
        public Task<Outcome<Entry<T>>> WithdrawAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry => entry switch
            {
                { Schedule: not null } => Happening.Of(new Unscheduled<T>()),
                { Published: not null } => Happening.Of(new Unpublished<T>()),
                _ => Happening.Not("It is neither published nor scheduled."),
            }, cancel);
    }

    /// <summary>Why an entry's draft can't be published; null where it can.</summary>
    internal static Refusal? WhyNot<T>(Entry<T> entry) where T : class, IContent<T> =>
        entry.Status == Status.Archived ? new Refusal.Misplaced("An archived entry is restored before it is published.")
        : T.Definition.Check(entry.Draft.Content) is { Count: > 0 } problems ? new Refusal.Invalid(problems)
        : null;
}
