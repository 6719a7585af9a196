using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>What the database knows of a source from earlier imports.</summary>
internal sealed class Known
{
    private readonly Dictionary<string, SourceFile> _files;
    private readonly Dictionary<string, string> _hashes;
    private readonly Dictionary<string, SourceDocument> _documents;

    private Known(IReadOnlyList<SourceFile> files, IReadOnlyList<SourceDocument> documents)
    {
        _files = files.ToDictionary(file => file.Path);
        _hashes = files.SelectMany(file => file.Entries).DistinctBy(entry => entry.Key).ToDictionary();
        _documents = documents.ToDictionary(document => document.Path);
    }

    /// <summary>Loads what is known, in one statement.</summary>
    public static async Task<Known> LoadAsync(IQuerySession session, string source, IReadOnlyList<SourceDocument> documents, CancellationToken cancel) =>
        new(await session.Query<SourceFile>().Where(file => file.Source == source).ToListAsync(cancel), documents);

    /// <summary>The hash of what this source said of an entry when it was last imported; null where it never was.</summary>
    public string? HashOf(string id) => _hashes.GetValueOrDefault(id);

    /// <summary>Whether one of the entry's files is new or has other bytes than before.</summary>
    public bool HasChanged(PlannedEntry entry) =>
        HashOf(entry.Id) is null || entry.Files.Any(path => _files.GetValueOrDefault(path)?.Hash != _documents[path].Hash);

    /// <summary>Whether the file is recorded just so.</summary>
    public bool Has(SourceFile file) =>
        _files.GetValueOrDefault(file.Path) is { } before && before.Hash == file.Hash
        && before.Entries.Count == file.Entries.Count && before.Entries.All(entry => file.Entries.GetValueOrDefault(entry.Key) == entry.Value);
}
