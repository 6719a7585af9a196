using Marten;

namespace OpenInfra.Cms.Editing;

public static class Archiving
{
    extension(IDocumentSession session)
    {
        /// <summary>Takes the entry out of use. Its events remain and its slug stays taken, so that no link ever changes its meaning.</summary>
        public Task<Outcome<Entry<T>>> ArchiveAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry => entry.Status == Status.Archived ? new Refusal.NotFound() : new Archived<T>(), cancel);

        /// <summary>Brings an archived entry back, as a draft.</summary>
        public Task<Outcome<Entry<T>>> RestoreAsync<T>(string id, int version, CancellationToken cancel) where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry => entry.Status != Status.Archived ? new Refusal.NotFound() : new Restored<T>(), cancel);
    }
}
