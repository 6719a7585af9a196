using Marten;

namespace OpenInfra.Cms.Editing;

public static class Archiving
{
    extension(IDocumentSession session)
    {
        /// <summary>Takes the entry out of use. Its events remain and its slug stays taken, so that no link ever changes its meaning.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="version">The version of the entry that was seen.</param>
        /// <param name="relations">The fields of all types that may refer to it; none to archive it whoever does.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<Outcome<Entry<T>>> ArchiveAsync<T>(string id, int version, IReadOnlyList<Relation> relations, CancellationToken cancel)
            where T : class, IContent<T> =>
            await session.ReferrersAsync(id, relations, cancel) is { Count: > 0 } referrers ? new Refusal.Referred(referrers)
            : await session.EditAsync<T>(id, version, entry => entry.Status == Status.Archived
                ? Happening.Not("It is archived already.") : Happening.Of(new Archived<T>()), cancel);

        /// <summary>Brings an archived entry back, as a draft.</summary>
        public Task<Outcome<Entry<T>>> RestoreAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry => entry.Status != Status.Archived
                ? Happening.Not("It is not archived.") : Happening.Of(new Restored<T>()), cancel);
    }
}
