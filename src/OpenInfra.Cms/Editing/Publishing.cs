using Marten;

namespace OpenInfra.Cms.Editing;

public static class Publishing
{
    extension(IDocumentSession session)
    {
        /// <summary>Makes the draft what readers see, provided that it keeps the rules of its type.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="version">The version of the entry that was seen.</param>
        /// <param name="at">The date that readers see; null keeps the one it has, or is now.</param>
        /// <param name="cancel">Ends the wait.</param>
        public Task<Outcome<Entry<T>>> PublishAsync<T>(string id, int version, DateTimeOffset? at, CancellationToken cancel)
            where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry =>
                entry.Status == Status.Archived ? new Refusal.Invalid([new("", "An archived entry is restored before it is published.")])
                : T.Definition.Check(entry.Draft.Content) is { Count: > 0 } problems ? new Refusal.Invalid(problems)
                : new Published<T>((at ?? entry.PublishedAt ?? DateTimeOffset.UtcNow).ToMicroseconds()), cancel);

        /// <summary>Takes the entry away from readers; its draft stays with the editors.</summary>
        public Task<Outcome<Entry<T>>> UnpublishAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry => entry.Published is null ? new Refusal.NotFound() : new Unpublished<T>(), cancel);
    }
}

public static class Moments
{
    extension(DateTimeOffset moment)
    {
        /// <summary>The moment in UTC, cut to microseconds: PostgreSQL rounds the seventh digit, and a page would begin with the entry that ended the one before.</summary>
        public DateTimeOffset ToMicroseconds() => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
