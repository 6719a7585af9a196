using Marten;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Editing;

public static class Reverting
{
    extension(IDocumentSession session)
    {
        /// <summary>Saves an earlier draft anew, with its slug, path and date; what came after it stays in the history.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="version">The version of the entry that was seen.</param>
        /// <param name="revision">The version whose draft is wanted.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<Outcome<Entry<T>>> RevertAsync<T>(string id, int version, int revision, CancellationToken cancel)
            where T : class, IContent<T> =>
            await session.EntryAtAsync<T>(id, revision, cancel) is { Draft: var draft, PublishedAt: var date }
                ? await session.ReviseAsync(id, version, new Draft<T>(draft.Slug, draft.Path, draft.Content) { Date = date }, cancel)
                : new Refusal.NotFound();
    }
}
