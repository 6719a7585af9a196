using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>What the database knows of a source from earlier imports.</summary>
internal sealed class Known : IEarlierImports
{
    private readonly Dictionary<string, SourceFile> _files;
    private readonly Dictionary<string, string> _hashes;
    private readonly Dictionary<string, SourceDocument> _documents;
    private readonly ILookup<string, SourceFile> _gone;

    private readonly IReadOnlyDictionary<string, string> _moved;

    private Known(IReadOnlyList<SourceFile> files, IReadOnlyList<SourceDocument> documents, IReadOnlyDictionary<string, string> moved)
    {
        _moved = moved;
        _files = files.ToDictionary(file => file.Path);
        _hashes = files.SelectMany(file => file.Entries).DistinctBy(entry => entry.Key).ToDictionary();
        _documents = documents.ToDictionary(document => document.Path);
        _gone = files.Where(file => !_documents.ContainsKey(file.Path)).ToLookup(file => file.Hash);
    }

    /// <summary>Loads what is known, in two statements.</summary>
    public static async Task<Known> LoadAsync(
        IQuerySession session, IReadOnlyList<ContentType> types, string source, IReadOnlyList<SourceDocument> documents,
        CancellationToken cancel) =>
        new(await session.Query<SourceFile>().Where(file => file.Source == source).ToListAsync(cancel), documents,
            await session.MovedAsync(types.Where(type => type.Source.Name is null), cancel));

    /// <summary>The id of the entry that has the slug now and began with another; null for none.</summary>
    public string? IdAt(SourceDocument document, ContentType type, string slug) => _moved.GetValueOrDefault(type.IdOf(slug));

    /// <summary>The entries that the source told of.</summary>
    public IEnumerable<string> Ids => _hashes.Keys;

    /// <summary>The hash of what this source said of an entry when it was last imported; null where it never was.</summary>
    public string? HashOf(string id) => _hashes.GetValueOrDefault(id);

    /// <summary>The ids of the entries that a document's file had before, or those of a file of the same bytes that is gone.</summary>
    public IEnumerable<string> IdsBefore(SourceDocument document) =>
        (_files.GetValueOrDefault(document.Path) ?? _gone[document.Hash].FirstOrDefault())?.Entries.Keys ?? [];

    /// <summary>The entries that no file tells of any more, each with a file that did; files that could not be read keep theirs.</summary>
    /// <param name="wanted">The ids that the source has.</param>
    /// <param name="unread">The paths of the files that are there but could not be read.</param>
    public IReadOnlyDictionary<string, string> Gone(IReadOnlySet<string> wanted, IReadOnlySet<string> unread)
    {
        var kept = _files.Values.Where(file => unread.Contains(file.Path)).SelectMany(file => file.Entries.Keys).ToHashSet();
        return _files.Values.SelectMany(file => file.Entries.Keys.Select(id => (Id: id, file.Path)))
            .Where(one => !wanted.Contains(one.Id) && !kept.Contains(one.Id)).DistinctBy(one => one.Id)
                .ToDictionary(one => one.Id, one => one.Path);
    }

    /// <summary>The paths of the files that are gone.</summary>
    public IEnumerable<string> GoneFiles(IReadOnlySet<string> unread) =>
        _files.Keys.Where(path => !_documents.ContainsKey(path) && !unread.Contains(path));

    /// <summary>The paths of the files that are gone, and whose entries other files tell of now: most have another name.</summary>
    public IEnumerable<string> RenamedFiles(IReadOnlySet<string> told, IReadOnlySet<string> unread) => GoneFiles(unread)
        .Where(path => _files[path].Entries is { Count: > 0 } entries && entries.Keys.All(told.Contains));

    /// <summary>Whether one of the entry's files is new or has other bytes than before.</summary>
    public bool HasChanged(PlannedEntry entry) =>
        HashOf(entry.Id) is null || entry.Files.Any(path => _files.GetValueOrDefault(path)?.Hash != _documents[path].Hash);

    /// <summary>Whether the file is recorded just so.</summary>
    public bool Has(SourceFile file) =>
        _files.GetValueOrDefault(file.Path) is { } before && before.Hash == file.Hash
        && before.Entries.Count == file.Entries.Count
            && before.Entries.All(entry => file.Entries.GetValueOrDefault(entry.Key) == entry.Value);
}
