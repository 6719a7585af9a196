using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Reconciling;
using OpenInfra.Cms.Exporting.Stored;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>What an entry was after a revision; null where it is left out.</summary>
internal sealed record Passed(ContentType Type, string Id, Wanted? Wanted);

/// <summary>
/// The files of an export as revisions pass. Most revisions concern one document, which is changed alone, on the documents as
/// all the others left them: so a thousand revisions are no thousand exports.
/// </summary>
/// <param name="export">The source.</param>
/// <param name="shelf">The texts and files that revisions need.</param>
/// <param name="reconcile">Makes the documents that all others stand on: with what these entries are.</param>
/// <param name="cancel">Ends it.</param>
internal sealed class PassingFiles(
    SourceExport export, Shelf shelf, Func<IReadOnlyCollection<Passed>, Task<Basis>> reconcile, CancellationToken cancel)
{
    private static readonly HashSet<string> _nobody = [];

    private readonly Dictionary<string, Passed> _passed = [];
    private readonly HashSet<string> _shared = [];
    private readonly Dictionary<string, string> _claimed = [];
    private readonly Dictionary<string, (string Path, byte[]? Bytes)> _own = [];
    private Basis? _basis;
    private Claims _claims = null!;

    /// <summary>The files that differ from the source's: changed or new, or left out (null).</summary>
    public Dictionary<string, byte[]?> Files { get; private set; } = [];

    /// <summary>The entries that a new file is for.</summary>
    public IEnumerable<string> EntriesOf(string path) =>
        _basis!.Changes.EntriesOf(path).Concat(_own.Where(own => own.Value.Path == path).Select(own => own.Key));

    /// <summary>Loads what a batch of revisions needs, in a statement for each kind.</summary>
    public Task LoadAsync(IReadOnlyCollection<Passed> batch) =>
        shelf.LoadAsync(
            batch.SelectMany(one => one.Wanted?.Texts ?? []), batch.Select(one => PathOf(one.Id)).OfType<string>().Where(IsOriginal));

    /// <summary>Goes on to what entries are now; the paths of the files that are others then.</summary>
    public async Task<IReadOnlyCollection<string>> ApplyAsync(params IReadOnlyCollection<Passed> revisions)
    {
        if (_basis is null) await RebaseAsync([]);
        foreach (var revision in revisions) _passed[revision.Id] = revision;
        foreach (var id in revisions.SelectMany(NotAlone).ToList()) _shared.Add(id);
        var shared = revisions.Where(one => _shared.Contains(one.Id)).Select(one => one.Id).ToHashSet();
        if (shared.Count == 0) return await ChangeAsync(revisions);
        var before = new Dictionary<string, byte[]?>(Files);
        await ChangeAsync([.. revisions.Where(one => !shared.Contains(one.Id)), .. await RebaseAsync(shared)]);
        return [.. before.Keys.Union(Files.Keys).Where(path => !IsSame(path, before, Files))];
    }

    // Entries whose documents stand on others now, or refer to one of those that changed, are to be changed again.
    private async Task<IEnumerable<Passed>> RebaseAsync(HashSet<string> changed)
    {
        var before = _basis?.Changes.Files ?? new Dictionary<string, byte[]?>();
        _basis = await reconcile([.. _passed.Values.Where(one => _shared.Contains(one.Id))]);
        _claims = new(_basis.View);
        Files = new(_basis.Changes.Files);
        foreach (var id in _own.Keys.Where(_shared.Contains).ToList()) _own.Remove(id);
        var stale = _own
            .Where(own => !IsSame(own.Value.Path, before, _basis.Changes.Files)
                || _passed[own.Key].Wanted?.References.Any(changed.Contains) == true)
            .Select(own => _passed[own.Key]).ToList();
        foreach (var (path, bytes) in _own.Values) Files[path] = bytes;
        return stale;
    }

    // The entry, and whoever else wants its place.
    private IEnumerable<string> NotAlone(Passed revision)
    {
        var others = revision.Wanted is null ? [] : Claims.PlacesOf(revision.Wanted).Where(place => !_claimed.TryAdd(place, revision.Id))
            .Select(place => _claimed[place]).Where(id => id != revision.Id).ToList();
        return others is [] && _claims.IsAlone(revision.Type, revision.Id, revision.Wanted) ? [] : others.Append(revision.Id);
    }

    private async Task<IReadOnlyCollection<string>> ChangeAsync(IReadOnlyCollection<Passed> revisions)
    {
        var paths = new HashSet<string>();
        foreach (var batch in revisions.Chunk(Originals.BatchSize))
        {
            if (revisions.Count > batch.Length) shelf.Clear();
            await LoadAsync(batch);
            foreach (var revision in batch) paths.UnionWith(Changed(revision.Id, await PatchAsync(revision)));
        }
        return paths;
    }

    private IEnumerable<string> Changed(string id, (string Path, byte[]? Bytes)? file)
    {
        if (_own.Remove(id, out var before) && before.Path != file?.Path && Files.Remove(before.Path)) yield return before.Path;
        if (file is not var (path, bytes)) yield break;
        _own[id] = (path, bytes);
        var isSame = Files.TryGetValue(path, out var there) && IsSame(there, bytes);
        Files[path] = bytes;
        if (!isSame) yield return path;
    }

    private async Task<(string Path, byte[]? Bytes)?> PatchAsync(Passed revision)
    {
        var path = PathOf(revision.Id);
        if (revision.Wanted is null) return path is null ? null : (path, null);
        var (view, file) = (_basis!.View, path is null ? null : IsOriginal(path) ? shelf.FileAt(path) : _basis.Changes.Files[path]!);
        var documents = file is null ? []
            : new[] { SourceDocument.Read(path!, file, (_, _) => { }) }.ToDictionary(document => document.Path);
        var bench = new Workbench(documents, _nobody, LoadAsync);
        var before = view.With(documents.Values);
        var work = new Reconciliation(
            bench, export.Source, now => bench.IsUntouched ? before : view.With(now), other => IsTaken(other, revision.Id), shelf.TextOf);
        await work.RunAsync(before, [revision.Wanted with { Document = path }], _nobody, cancel);
        return bench.Changed.FirstOrDefault() is { Key: { } changed, Value: var bytes } ? (changed, bytes)
            : path is null ? null : (path, file);

        // Beside its own document, those that a new one is to look like.
        async Task<IReadOnlyDictionary<string, byte[]>> LoadAsync(IReadOnlyList<string> paths, CancellationToken _)
        {
            await shelf.LoadAsync([], paths.Where(one => one != path));
            return paths.ToDictionary(one => one, one => one == path ? file! : shelf.FileAt(one));
        }
    }

    private bool IsTaken(string path, string id) =>
        export.IsTaken(path) || (Files.GetValueOrDefault(path) is not null && _own.GetValueOrDefault(id).Path != path);

    private string? PathOf(string id) =>
        _basis?.View.ById.GetValueOrDefault(id)?.Told[0] is { IsWhole: true, Document.Path: var path } ? path : null;

    private bool IsOriginal(string path) => !_basis!.Changes.Files.ContainsKey(path);

    private static bool IsSame(string path, IReadOnlyDictionary<string, byte[]?> one, IReadOnlyDictionary<string, byte[]?> other) =>
        one.TryGetValue(path, out var before) == other.TryGetValue(path, out var after) && IsSame(before, after);

    private static bool IsSame(byte[]? one, byte[]? other) => one is null == other is null && one.AsSpan().SequenceEqual(other);
}
