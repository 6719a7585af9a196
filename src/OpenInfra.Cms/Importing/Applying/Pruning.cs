using Marten;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>An entry that is gone from its source, and what came of it.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Path">A file that it came from.</param>
/// <param name="Outcome">Revised where it was archived, unchanged where it was so already, conflict where it was edited here.</param>
/// <param name="Reason">Why it was left alone; null where it was archived.</param>
public sealed record PrunedEntry(string Entry, string Path, ImportOutcome Outcome, string? Reason);

/// <summary>Archives what is gone from a source: never what an editor made, nor what another source still has.</summary>
internal sealed class Pruning(IDocumentStore store, ImportOptions options, IReadOnlyDictionary<string, string> gone,
    CancellationToken cancel)
    : IContentTypeVisitor<Task<List<PrunedEntry>>>
{
    private readonly HashSet<string> _neededByWhatStays = [];

    /// <summary>How many events were appended.</summary>
    public int Events { get; private set; }

    /// <summary>Which of these entries another source has too, in one statement.</summary>
    public static async Task<IReadOnlySet<string>> SharedAsync(IQuerySession session, string source, IEnumerable<string> ids,
        CancellationToken cancel) =>
        (await session.QueryAsync<string>(
            """
            select distinct entry from cms.mt_doc_source_file f, jsonb_object_keys(f.data -> 'entries') entry
            where f.source <> ? and entry = any(?)
            """, cancel, source, ids.ToArray())).ToHashSet();

    public async Task<List<PrunedEntry>> Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        var pruned = new List<PrunedEntry>();
        foreach (var ids in gone.Keys.Where(type.Owns).Order(StringComparer.Ordinal).Chunk(Writing.BatchSize))
        {
            await using var session = store.LightweightSession();
            session.LastModifiedBy = options.By;
            var edits = new Edits(session);
            var entries = await session.LoadManyAsync<Entry<T>>(cancel, ids);
            pruned.AddRange(entries.Select(entry => Prune(entry, edits)));
            if (options.DryRun || edits.Events == 0) continue;
            if (await edits.CommitAsync(null, cancel) is { } refusal)
                throw new InvalidOperationException($"Entries that are gone could not be archived: {refusal}.");
            Events += edits.Events;
        }
        return pruned;
    }

    private PrunedEntry Prune<T>(Entry<T> entry, Edits edits) where T : class, IContent<T>
    {
        var path = gone[entry.Id];
        if (entry.Status == Status.Archived) return new(entry.Id, path, ImportOutcome.Unchanged, "It is archived already.");
        if (_neededByWhatStays.Contains(entry.Id)) return new(entry.Id, path, ImportOutcome.Unchanged, "An entry that stays refers to it.");
        if (entry.IsEditedHere && !options.Theirs)
        {
            _neededByWhatStays.UnionWith(T.Definition.ReferencesOf(entry.Draft.Content).Select(reference => reference.Id));
            return new(entry.Id, path, ImportOutcome.Conflict,
                $"{entry.Id} was edited here (version {entry.Version}) and is gone from its source. It stays; --theirs archives it.");
        }
        edits.Append(entry, entry.Id, new Archived<T> { Source = options.Source });
        return new(entry.Id, path, ImportOutcome.Revised, null);
    }
}
