using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>What an editor hands in: content, and where it is to be found.</summary>
public sealed record Draft<T>(string Slug, string Path, T Content) where T : class, IContent<T>;

public static class Revising
{
    extension(IDocumentSession session)
    {
        /// <summary>Starts an entry, as a draft. Its id comes from its first slug and stays, whatever slug it moves to later.</summary>
        public async Task<Outcome<Entry<T>>> CreateAsync<T>(Draft<T> draft, CancellationToken cancel) where T : class, IContent<T>
        {
            if (Drafting.Check(T.Definition, draft.Slug, draft.Path, draft.Content) is { Count: > 0 } problems)
                return new Refusal.Invalid(problems);
            var edits = new Edits(session);
            var entry = edits.Append<T>(null, T.Definition.IdOf(draft.Slug), new Revised<T>(draft.Slug, draft.Path, draft.Content));
            return await edits.CommitAsync(null, cancel) is { } refusal ? refusal : entry;
        }

        /// <summary>Saves a new draft, unfinished as it may be; readers keep seeing what is published.</summary>
        public Task<Outcome<Entry<T>>> ReviseAsync<T>(string id, int version, Draft<T> draft, CancellationToken cancel)
            where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, _ =>
                Drafting.Check(T.Definition, draft.Slug, draft.Path, draft.Content) is { Count: > 0 } problems
                    ? new Refusal.Invalid(problems)
                    : new Revised<T>(draft.Slug, draft.Path, draft.Content), cancel);
    }
}
