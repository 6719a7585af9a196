using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Histories;
using OpenInfra.Cms.Exporting.Reconciling;
using OpenInfra.Cms.Exporting.Stored;
using OpenInfra.Cms.Exporting.Targets;

namespace OpenInfra.Cms.Exporting;

/// <summary>The export of one source.</summary>
/// <param name="session">The database.</param>
/// <param name="types">The content types.</param>
/// <param name="options">What is to be exported, and how.</param>
/// <param name="source">The name of the source; empty where there is none.</param>
/// <param name="files">Its files, by path.</param>
/// <param name="entries">All entries, by id.</param>
/// <param name="homes">The source in which entries of a type are at home that came from none.</param>
/// <param name="cancel">Ends it.</param>
internal sealed class SourceRun(
    IQuerySession session, IReadOnlyList<ContentType> types, ExportOptions options, string source, IReadOnlyList<SourceFile> files,
    IReadOnlyDictionary<string, EntryOverview> entries, IReadOnlyDictionary<ContentType, string> homes, CancellationToken cancel)
{
    private readonly SourceExport _export = new(types, files, entries);
    private readonly Selection _selection = new(options, entries);
    private readonly HashSet<string> _leftOut = [.. entries.Values.Where(entry => !entry.IsExported(options)).Select(entry => entry.Id)];
    private readonly IReadOnlyList<EntryOverview> _edited =
        [.. entries.Values.Where(entry => entry.IsEdited && (entry.Source ?? homes[entry.Type]) == source)];

    public async Task<ExportReport> ExportAsync(string folder)
    {
        var target = new TargetFolder(folder, source, options.Force);
        target.Open(files.Select(file => (file.Path, file.Hash)));
        var changes = await ChangesAsync();
        var report = await new Writing(session, target, changes, cancel).WriteAsync(FilesOf(changes), _selection.IsAll ? files : null);
        report = report with { Untold = changes.Untold };
        return options.Git ? report with { Commits = await CommitAsync(folder, changes, target.Gone) } : report;
    }

    private async Task<SourceChanges> ChangesAsync()
    {
        var edited = _edited.Where(entry => entry.IsExported(options)).Select(entry => entry.Id).ToHashSet();
        var isChanged = edited.Count > 0 || files.Any(file => file.Entries.Keys.Any(_leftOut.Contains));
        if (!isChanged && !options.Git) return SourceChanges.None;
        await _export.LoadAsync(session, edited, cancel);
        if (!isChanged) return SourceChanges.None;
        var wanted = await new EditedEntries(session, types, options, cancel).LoadAsync([.. edited]);
        return (await _export.ReconcileAsync(session, wanted, _leftOut, cancel)).Changes;
    }

    private List<(string Path, string? Hash)> FilesOf(SourceChanges changes) =>
    [
        .. files.Where(file => _selection.Has(file.Entries.Keys)).Select(file => (file.Path, (string?)file.Hash)),
        .. changes.Files.Keys.Where(path => !_export.Has(path) && _selection.Has(changes.EntriesOf(path)))
            .Select(path => (path, (string?)null)),
    ];

    private async Task<int> CommitAsync(string folder, SourceChanges changes, IReadOnlyCollection<string> gone)
    {
        var never = _leftOut.Except(_edited.Select(entry => entry.Id)).ToHashSet();
        var passing = new PassingFiles(_export, new Shelf(session, _export, cancel), ReconcileAsync, cancel);
        var repository = await Repository.OpenAsync(folder, cancel);
        var scope = new HistoryScope(source, files, _selection, gone);
        await using var history = new History(session, repository, scope, new Replay(session, types, options, _edited), passing, cancel);
        return await history.CommitAsync(changes);

        Task<Basis> ReconcileAsync(IReadOnlyCollection<Passed> passed) => _export.ReconcileAsync(
            session, [.. passed.Select(one => one.Wanted).OfType<Wanted>()],
            never.Union(passed.Where(one => one.Wanted is null).Select(one => one.Id)).ToHashSet(), cancel);
    }
}
