using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Editing.Submissions;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Editing.Merging;

/// <summary>What an editor wants an entry's draft to become.</summary>
/// <param name="Given">All of it, or what is to change.</param>
/// <param name="IsPatch">Whether it is a merge patch (RFC 7396).</param>
public sealed record Rewrite(JsonObject Given, bool IsPatch)
{
    /// <summary>Whether it may be joined with what others have saved since, where that are other values.</summary>
    public bool MayMerge { get; init; }

    /// <summary>Whether it is published at once; not together with what others have saved since.</summary>
    public bool Publish { get; init; }

    /// <summary>All of a draft as the patch wants it, given what it is now.</summary>
    internal JsonObject Over(JsonObject draft) => MergePatch.Apply(draft, Given).WithDate();
}

/// <summary>An entry as a rewrite has left it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Merged">What was merged; null where nobody else had saved anything.</param>
public sealed record Rewritten<T>(Entry<T> Entry, Merged? Merged) where T : class;

public static class Rewriting
{
    // Each attempt loses only to somebody else's success.
    private const int MaxAttempts = 20;

    extension(IDocumentSession session)
    {
        /// <summary>Saves a draft over the one that the editor saw. Nobody's words are overwritten unseen.</summary>
        /// <param name="id">The entry's id.</param>
        /// <param name="seen">The version whose draft the editor saw; null where they saw what is published.</param>
        /// <param name="rewrite">What they want.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<Outcome<Rewritten<T>>> RewriteAsync<T>(string id, int? seen, Rewrite rewrite, CancellationToken cancel) where T : class, IContent<T>
        {
            for (var attempt = 1; ; attempt++)
            {
                if (await session.LoadAsync<Entry<T>>(id, cancel) is not { } entry) return new Refusal.NotFound();
                var outcome = seen == entry.Version
                    ? await session.SaveAsync(entry, rewrite, cancel)
                    : await session.CatchUpAsync(entry, seen, rewrite, cancel);
                if (outcome is not Outcome<Rewritten<T>>.Refused(Refusal.Stale { Version: null }) || attempt == MaxAttempts) return outcome;
                session.EjectAllPendingChanges();
            }
        }

        private async Task<Outcome<Rewritten<T>>> SaveAsync<T>(Entry<T> entry, Rewrite rewrite, CancellationToken cancel) where T : class, IContent<T>
        {
            var given = rewrite.IsPatch ? rewrite.Over((await session.FlatAsync([entry], cancel))[0]) : rewrite.Given;
            return await SubmissionReader.Read(given, entry).ThenAsync(wanted =>
                session.ReviseAsync(entry, wanted.After(entry.Draft), null, rewrite.Publish, cancel));
        }

        // Somebody has saved since: joins both where that may and can be, or tells what differs.
        private async Task<Outcome<Rewritten<T>>> CatchUpAsync<T>(Entry<T> entry, int? seen, Rewrite rewrite, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var before = await session.SeenAsync(entry, seen, cancel);
            var flat = await session.FlatAsync<T>(before is null ? [entry] : [entry, before], cancel);
            var (theirs, from) = (flat[0], flat.ElementAtOrDefault(1));
            var given = rewrite.IsPatch ? rewrite.Over(from ?? theirs) : rewrite.Given;
            var then = before ?? entry;
            return await SubmissionReader.Read(given.WithoutState(), then).ThenAsync(async wanted =>
            {
                var draft = wanted.After(then.Draft);
                var yours = then with { Draft = new(draft.Slug, draft.Path, draft.Content), PublishedAt = draft.Date };
                var both = new ThreeWay(from, (await session.FlatAsync([yours], cancel))[0], theirs);
                var remedy = seen is null || before is null || both.IsConflict ? Remedy.Look
                    : rewrite.Publish && (both.Theirs is not [] || before.Status != entry.Status) ? Remedy.MergeAndLook
                    : Remedy.Merge;
                return rewrite.MayMerge && remedy == Remedy.Merge
                    ? await session.JoinAsync(entry, both, rewrite, cancel)
                    : Refusal.Stale.Of(entry, both.Differences, remedy);
            });
        }

        private Task<Outcome<Rewritten<T>>> JoinAsync<T>(Entry<T> entry, ThreeWay both, Rewrite rewrite, CancellationToken cancel)
            where T : class, IContent<T> =>
            SubmissionReader.Read(both.Value.WithDate(), entry).ThenAsync(joined => session.ReviseAsync(
                entry, joined.After(entry.Draft), new Merged(entry.Version, both.Yours, both.Theirs), rewrite.Publish, cancel));

        private async Task<Outcome<Rewritten<T>>> ReviseAsync<T>(Entry<T> entry, Draft<T> draft, Merged? merged, bool publish, CancellationToken cancel)
            where T : class, IContent<T>
        {
            if (merged is not null) session.Note(merged);
            return (await session.ReviseAsync(entry.Id, entry.Version, draft, cancel, publish)).Then(after => new Rewritten<T>(after, merged));
        }
    }
}
