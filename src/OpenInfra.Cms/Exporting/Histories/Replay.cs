using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Stored;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>One revision by a person, and what the entry was after it.</summary>
internal sealed record Revision(string Message, Signature By, long Sequence, Passed Passed);

/// <summary>Goes through what people did to entries since their import, oldest first.</summary>
internal sealed class Replay(
    IQuerySession session, IReadOnlyList<ContentType> types, ExportOptions options, IReadOnlyList<EntryOverview> edited)
{
    private readonly Dictionary<string, EntryOverview> _edited = edited.ToDictionary(entry => entry.Id);
    private readonly Dictionary<string, object> _entries = [];

    /// <summary>The entries whose revisions are gone through.</summary>
    public IReadOnlyCollection<string> Entries => _edited.Keys;

    /// <summary>The revisions, in batches.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Revision>> RevisionsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var dates = await session.ImportedDatesAsync(_edited.Keys, cancel);
        var ids = _edited.Keys.ToArray();
        for (long last = 0; ;)
        {
            var from = last;
            var batch = await session.Events.QueryAllRawEvents()
                .Where(e => e.Sequence > from && ids.Contains(e.StreamKey!))
                .OrderBy(e => e.Sequence).Take(Originals.BatchSize).ToListAsync(cancel);
            if (batch is []) yield break;
            last = batch[^1].Sequence;
            yield return [.. batch.Select(happened => Follow(happened, dates)).OfType<Revision>()];
        }
    }

    // Null for what an import did, or what the last import came after.
    private Revision? Follow(IEvent happened, IReadOnlyDictionary<string, DateTimeOffset> dates)
    {
        var id = happened.StreamKey!;
        var type = types.First(type => type.Owns(id));
        var (entry, wanted) = type.Accept(new Step(_entries.GetValueOrDefault(id), happened, options, dates));
        _entries[id] = entry;
        return happened.Version <= _edited[id].Imported ? null
            : new(MessageOf(happened), new(happened.UserName ?? "unknown", happened.Timestamp), happened.Sequence, new(type, id, wanted));
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
            "scheduled" => "Schedule",
            "unscheduled" => "Call off",
            var other => other,
        };
        return $"{verb} {happened.StreamKey} (version {happened.Version})";
    }

    private sealed class Step(object? before, IEvent happened, ExportOptions options, IReadOnlyDictionary<string, DateTimeOffset> dates)
        : IContentTypeVisitor<(object Entry, Wanted? Wanted)>
    {
        public (object Entry, Wanted? Wanted) Visit<T>(ContentType<T> type) where T : class, IContent<T>
        {
            var entry = Lifecycle.Then(
                (Entry<T>?)before, happened.StreamKey!, (EntryEvent)happened.Data, (int)happened.Version, happened.Timestamp)!;
            return (entry, States.Of(entry, options, dates));
        }
    }
}
