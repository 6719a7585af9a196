using System.Text.Json;
using Marten;
using OpenInfra.Cms.Editing.Submissions;

namespace OpenInfra.Cms.Editing;

public static class Revising
{
    extension(IDocumentSession session)
    {
        /// <summary>Starts an entry, as a draft or published at once. Its id comes from its first slug and stays, whatever slug it moves to later.</summary>
        public async Task<Outcome<Entry<T>>> CreateAsync<T>(Draft<T> draft, CancellationToken cancel, bool publish = false) where T : class, IContent<T>
        {
            if (ProblemsOf(draft, publish) is { Count: > 0 } problems) return Refused(draft, problems);
            var id = await session.FreeIdAsync(T.Definition, draft.Slug, cancel);
            return await session.AppendAsync<T>(null, id, Start(draft, publish, session.Now), cancel);
        }

        /// <summary>
        /// Starts an entry as somebody sent it. Who gives no slug gets one made of the title, with a number where others have it;
        /// a slug that was asked for is not changed.
        /// </summary>
        public async Task<Outcome<Entry<T>>> CreateAsync<T>(Submission<T> wanted, bool publish, CancellationToken cancel) where T : class, IContent<T> =>
            await session.CreateAsync(await session.DraftOfAsync(wanted, cancel), cancel, publish);

        /// <summary>The draft of a new entry, at a slug that is free where none was asked for.</summary>
        internal async Task<Draft<T>> DraftOfAsync<T>(Submission<T> wanted, CancellationToken cancel) where T : class, IContent<T> =>
            wanted.At(wanted.Slug ?? await session.FreeSlugAsync(T.Definition, wanted.WantedSlug, cancel));

        /// <summary>Saves a new draft, unfinished as it may be; readers keep seeing what is published unless it is published at once.</summary>
        public Task<Outcome<Entry<T>>> ReviseAsync<T>(string id, int version, Draft<T> draft, CancellationToken cancel, bool publish = false)
            where T : class, IContent<T> =>
            session.EditAsync<T>(id, version, entry =>
                entry.Status == Status.Archived ? Happening.Not("An archived entry is restored before it is changed.")
                : ProblemsOf(draft, publish) is { Count: > 0 } problems ? Happening.Not(Refused(draft, problems))
                : Happening.Of([.. ChangeOf(entry, draft), .. PublicationOf(draft, entry, publish, session.Now)]), cancel);
    }

    /// <summary>What happens when an entry begins.</summary>
    internal static IReadOnlyList<EntryEvent> Start<T>(Draft<T> draft, bool publish, DateTimeOffset now) where T : class, IContent<T> =>
        [EventOf(draft, null), .. PublicationOf(draft, null, publish, now)];

    /// <summary>All that is wrong with a draft, and where it is published at once with what readers need.</summary>
    internal static IReadOnlyList<Problem> ProblemsOf<T>(Draft<T> draft, bool publish) where T : class, IContent<T> =>
    [
        .. Drafting.Check(T.Definition, draft.Slug, draft.Path, draft.Content),
        .. publish ? T.Definition.Check(draft.Content) : [],
    ];

    private static Refusal.Invalid Refused<T>(Draft<T> draft, IReadOnlyList<Problem> problems) where T : class, IContent<T> =>
        new(problems) { Unchecked = [.. T.Definition.ReferencesOf(draft.Content)] };

    // The date of what is published changes with its publication.
    private static Revised<T> EventOf<T>(Draft<T> draft, Entry<T>? entry) where T : class, IContent<T>
    {
        var date = draft.Date?.ToMicroseconds();
        var isKept = entry?.Published is not null || date == entry?.PublishedAt;
        return new(draft.Slug, draft.Path, draft.Content)
        {
            Date = isKept ? null : date,
            IsUndated = isKept || date is not null ? null : true,
        };
    }

    // A save without a change would be a line in the history that says nothing.
    private static Revised<T>[] ChangeOf<T>(Entry<T> entry, Draft<T> draft) where T : class, IContent<T>
    {
        var revised = EventOf(draft, entry);
        var isSame = entry.Draft.Slug == draft.Slug && entry.Draft.Path == draft.Path && revised is { Date: null, IsUndated: null }
            && JsonSerializer.Serialize(entry.Draft.Content, Wire.Stored) == JsonSerializer.Serialize(draft.Content, Wire.Stored);
        return isSame ? [] : [revised];
    }

    private static Published<T>[] PublicationOf<T>(Draft<T> draft, Entry<T>? entry, bool publish, DateTimeOffset now) where T : class, IContent<T> =>
        publish ? [new((draft.Date ?? (entry?.Published is null ? now : entry.PublishedAt ?? now)).ToMicroseconds())] : [];
}
