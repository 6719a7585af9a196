using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Reconciling;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>Everything of one source that is needed to tell which of its files change, loaded once.</summary>
internal sealed class SourceExport(
    IReadOnlyList<ContentType> types, IReadOnlyList<SourceFile> files, IReadOnlyDictionary<string, EntryOverview> entries)
{
    private readonly Dictionary<string, SourceDocument> _documents = [];
    private readonly Dictionary<string, string> _hashes = files.ToDictionary(file => file.Path, file => file.Hash);
    private readonly HashSet<string> _paths = new(files.Select(file => file.Path), StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _mine = [.. files.SelectMany(file => file.Entries.Keys)];
    private readonly HashSet<string> _slim = [];
    private PlanGround? _ground;
    private PlanView? _before;

    /// <summary>The plan of the source as it is.</summary>
    public PlanView Source => _before!;

    /// <summary>Loads the documents: those of edited entries in full, of the others what they say of themselves.</summary>
    public async Task LoadAsync(IQuerySession session, IReadOnlySet<string> edited, CancellationToken cancel)
    {
        foreach (var batch in files.Chunk(Originals.BatchSize))
        {
            var bytes = await session.BytesAsync(batch.Select(file => file.Hash), cancel);
            foreach (var file in batch) Read(file, bytes[file.Hash], file.Entries.Keys.Any(edited.Contains));
        }
        var known = (await session.KnownNamesAsync(types, cancel))
            .Where(name => !_mine.Contains(name.Id) && entries.GetValueOrDefault(name.Id)?.Source is not null);
        _ground = new(types, [.. known], new RecordedFiles(files), IsElsewhere);
        _before = PlanView.Of(_ground, _documents.Values);
    }

    /// <summary>
    /// What changes so that an import brings these entries back as they are; the others that were edited stay as their
    /// source has them.
    /// </summary>
    public async Task<Basis> ReconcileAsync(
        IQuerySession session, IReadOnlyList<Wanted> wanted, IReadOnlySet<string> leftOut, CancellationToken cancel)
    {
        var gone = LeftOutFiles(leftOut);
        var texts = await session.TextsAsync(wanted.SelectMany(entry => entry.Texts), cancel);
        var placed = wanted.Select(
            entry => entry with { Document = DocumentOf(entry.Id) is { } path && !gone.Contains(path) ? path : null }).ToList();
        var kept = _documents.Where(document => !gone.Contains(document.Key)).ToDictionary();
        var bench = new Workbench(kept, _slim, (paths, stop) => BytesAsync(session, paths, stop));
        var work = new Reconciliation(
            bench, _before!, documents => gone.Count == 0 && bench.IsUntouched ? _before! : PlanView.Of(_ground!, documents), _ => false,
            hash => hash.Length == 0 ? "" : texts[hash].Source);
        var untold = await work.RunAsync(_before!, placed, leftOut, cancel);
        var changed = gone.ToDictionary(path => path, _ => (byte[]?)null);
        foreach (var (path, bytes) in bench.Changed) changed[path] = bytes;
        return new(work.View, new(changed, work.Planted.ToLookup(one => one.Path, one => one.Id), untold));
    }

    /// <summary>Whether the source has a file at a path.</summary>
    public bool Has(string path) => _hashes.ContainsKey(path);

    /// <summary>
    /// Whether a new file at a path would be in the way of one of the source's, also where letters' case makes no
    /// difference.
    /// </summary>
    public bool IsTaken(string path) => _paths.Contains(path);

    /// <summary>The bytes that the source has for some of its files, by path, in one statement.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(
        IQuerySession session, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var bytes = await session.BytesAsync(paths.Select(path => _hashes[path]), cancel);
        return paths.ToDictionary(path => path, path => bytes[_hashes[path]]);
    }

    private string? DocumentOf(string id) =>
        _before!.ById.GetValueOrDefault(id)?.Told[0] is { IsWhole: true, Document.Path: var path } ? path : null;

    // A file goes with the entries that it is; one that only tells of entries goes with all of them.
    private HashSet<string> LeftOutFiles(IReadOnlySet<string> leftOut)
    {
        if (leftOut.Count == 0) return [];
        return [.. files.Where(file => file.Entries.Count > 0 && (_before!.ByDocument[file.Path].Any()
            ? _before.ByDocument[file.Path].Select(entry => entry.Id) : file.Entries.Keys).All(leftOut.Contains))
                .Select(file => file.Path)];
    }

    private void Read(SourceFile file, byte[] bytes, bool isEdited)
    {
        var document = SourceDocument.Read(file.Path, bytes, (_, _) => { });
        // A title may come from the body where nothing else gives one.
        var hasTitle = document.Values?.At("title")?.Text is not null || document.Values?.At("seo.title")?.Text is not null;
        if (!isEdited && hasTitle) _slim.Add(file.Path);
        _documents[file.Path] = isEdited || !hasTitle ? document : document with { Bytes = [], BodyStart = 0 };
    }

    private bool IsElsewhere(string id) => !_mine.Contains(id) && entries.ContainsKey(id);
}
