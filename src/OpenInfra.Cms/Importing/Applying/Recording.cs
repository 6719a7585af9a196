using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>
/// Keeps the files of a source, their bytes and what came of them: each in the transaction that stores the last of its entries,
/// so that an import that is stopped has recorded just what it did. A file with an entry that failed or is in conflict isn't
/// recorded, and is looked at again next time.
/// </summary>
internal sealed class Recording
{
    private readonly string _source;
    private readonly Dictionary<string, SourceDocument> _documents;
    private readonly Dictionary<string, List<Decision>> _byFile;
    private readonly HashSet<string> _open;
    private readonly Known _known;

    public Recording(string source, IReadOnlyList<SourceDocument> documents, IReadOnlyList<Decision> decisions, Known known)
    {
        (_source, _known) = (source, known);
        _documents = documents.ToDictionary(document => document.Path);
        _byFile = decisions.SelectMany(decision => decision.Planned.Files.Select(file => (file, decision)))
            .GroupBy(one => one.file, one => one.decision).ToDictionary(group => group.Key, group => group.ToList());
        // Without the settings nobody could tell again what the documents are.
        foreach (var setting in SiteSettings.In(documents)) _byFile.TryAdd(setting.Path, []);
        _open = [.. decisions.Where(decision => decision.Events > 0 || decision.Outcome is ImportOutcome.Conflict or ImportOutcome.Failed)
            .Select(decision => decision.Planned.Id)];
    }

    /// <summary>The files that nothing is to be written for, and that are not recorded as they are.</summary>
    public IReadOnlyList<SourceFile> Settled => FilesOf(_byFile.Keys, []);

    /// <summary>The files that are done with when these decisions are carried out.</summary>
    public IReadOnlyList<SourceFile> FilesOf(IReadOnlyCollection<Decision> batch) =>
        FilesOf(batch.SelectMany(decision => decision.Planned.Files).Distinct(), batch.Select(decision => decision.Planned.Id).ToHashSet());

    /// <summary>Notes that these decisions are carried out.</summary>
    public void Close(IEnumerable<Decision> batch) => _open.ExceptWith(batch.Select(decision => decision.Planned.Id));

    /// <summary>Puts files into the session's changes.</summary>
    public void Record(IDocumentSession session, IReadOnlyList<SourceFile> files)
    {
        if (files is []) return;
        var hashes = files.Select(file => file.Hash).Distinct().Order(StringComparer.Ordinal).ToArray();
        var bytes = files.DistinctBy(file => file.Hash).ToDictionary(file => file.Hash, file => _documents[file.Path].Bytes);
        session.QueueSqlCommand(
            "insert into cms.source_bytes (hash, bytes) select * from unnest(?::text[], ?::bytea[]) on conflict do nothing",
            hashes, hashes.Select(hash => bytes[hash]).ToArray());
        session.Store(files.AsEnumerable());
    }

    private List<SourceFile> FilesOf(IEnumerable<string> paths, HashSet<string> closing) =>
    [
        .. from path in paths
           let entries = _byFile[path]
           where entries.All(entry => !_open.Contains(entry.Planned.Id) || closing.Contains(entry.Planned.Id))
           let file = new SourceFile
           {
               Id = SourceFile.IdOf(_source, path),
               Source = _source,
               Path = path,
               Hash = _documents[path].Hash,
               Entries = entries.ToDictionary(entry => entry.Planned.Id, entry => entry.Planned.Hash),
           }
           where !_known.Has(file)
           select file,
    ];
}
