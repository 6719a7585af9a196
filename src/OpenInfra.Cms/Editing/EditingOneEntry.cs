using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>What every edit of an entry shares: load it at the version that was seen, decide, append what happens, commit.</summary>
internal static class EditingOneEntry
{
    extension(IDocumentSession session)
    {
        internal async Task<Outcome<Entry<T>>> EditAsync<T>(
            string id, int version, Func<Entry<T>, Outcome<EntryEvent>> decide, CancellationToken cancel) where T : class, IContent<T>
        {
            if (await session.LoadAsync<Entry<T>>(id, cancel) is not { } entry) return new Refusal.NotFound();
            if (entry.Version != version) return new Refusal.Stale();
            switch (decide(entry))
            {
                case Outcome<EntryEvent>.Refused(var why):
                    return why;
                case Outcome<EntryEvent>.Done(var happened):
                    var edits = new Edits(session);
                    var after = edits.Append(entry, id, happened);
                    return await edits.CommitAsync(null, cancel) is { } refusal ? refusal : after;
                default:
                    throw new InvalidOperationException("An outcome is either done or refused.");
            }
        }
    }
}
