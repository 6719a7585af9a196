using JasperFx.Events;
using Marten;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Stored;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>One revision by a person, and what the export of the moment after it changes.</summary>
internal sealed record Revision(string Message, Signature By, long Sequence, SourceChanges Changes);

/// <summary>Goes through what people did to entries since their import, oldest first.</summary>
internal sealed class Replay(
    IQuerySession session, IReadOnlyList<ContentType> types, ExportOptions options, SourceExport export,
    IReadOnlyList<EntryOverview> edited, IReadOnlySet<string> leftOut)
{
    private readonly Dictionary<string, EntryOverview> _edited = edited.ToDictionary(entry => entry.Id);
    private readonly Dictionary<string, object> _entries = [];
    private readonly Dictionary<string, Wanted?> _wanted = [];

    /// <summary>The entries whose revisions are gone through.</summary>
    public IReadOnlyCollection<string> Entries => _edited.Keys;

    /// <summary>The revisions after an event.</summary>
    public async IAsyncEnumerable<Revision> RevisionsAsync(long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var dates = await session.ImportedDatesAsync(_edited.Keys, cancel);
        var ids = _edited.Keys.ToArray();
        for (long last = 0; ;)
        {
            var from = last;
            var batch = await session.Events.QueryAllRawEvents()
                .Where(e => e.Sequence > from && ids.Contains(e.StreamKey!)).OrderBy(e => e.Sequence).Take(Originals.BatchSize).ToListAsync(cancel);
            if (batch is []) yield break;
            last = batch[^1].Sequence;
            foreach (var happened in batch.Where(e => Follow(e, dates) && e.Sequence > after))
                yield return new(MessageOf(happened), new(happened.UserName ?? "unknown", happened.Timestamp), happened.Sequence, await ChangesAsync(cancel));
        }
    }

    // Whether a person did it, after the last import.
    private bool Follow(IEvent happened, IReadOnlyDictionary<string, DateTimeOffset> dates)
    {
        var id = happened.StreamKey!;
        var type = types.First(type => type.Owns(id));
        var (entry, wanted) = type.Accept(new Step(_entries.GetValueOrDefault(id), happened, options, dates));
        _entries[id] = entry;
        if (happened.Version <= _edited[id].Imported) return false;
        _wanted[id] = wanted;
        return true;
    }

    // Those that nobody has touched yet are as their source has them.
    private Task<SourceChanges> ChangesAsync(CancellationToken cancel)
    {
        var gone = leftOut.Where(id => !_edited.ContainsKey(id)).Concat(_wanted.Where(one => one.Value is null).Select(one => one.Key)).ToHashSet();
        var wanted = _wanted.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value).OfType<Wanted>();
        return export.ChangesAsync(session, [.. wanted], gone, cancel);
    }

    private static string MessageOf(IEvent happened)
    {
        var what = happened.EventTypeName;
        var verb = what[(what.LastIndexOf('_') + 1)..] switch
        {
            "revised" => "Revise",
            "published" => "Publish",
            "unpublished" => "Unpublish",
            "archived" => "Archive",
            "restored" => "Restore",
            var other => other,
        };
        return $"{verb} {happened.StreamKey} (version {happened.Version})";
    }

    private sealed class Step(object? before, IEvent happened, ExportOptions options, IReadOnlyDictionary<string, DateTimeOffset> dates)
        : IContentTypeVisitor<(object Entry, Wanted? Wanted)>
    {
        public (object Entry, Wanted? Wanted) Visit<T>(ContentType<T> type) where T : class, IContent<T>
        {
            var entry = Lifecycle.Then((Entry<T>?)before, happened.StreamKey!, (EntryEvent)happened.Data, (int)happened.Version, happened.Timestamp)!;
            return (entry, States.Of(entry, options, dates));
        }
    }
}
