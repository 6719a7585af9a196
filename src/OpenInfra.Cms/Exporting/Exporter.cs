using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Histories;
using OpenInfra.Cms.Exporting.Stored;
using OpenInfra.Cms.Exporting.Targets;

namespace OpenInfra.Cms.Exporting;

/// <summary>
/// Writes entries back to the documents that they came from. What was not edited here is written to the byte; where something
/// was, only the lines of that differ.
/// </summary>
public sealed class Exporter(IDocumentStore store, IReadOnlyList<ContentType> types)
{
    /// <summary>Exports to a folder.</summary>
    /// <param name="path">The folder; made where it is missing.</param>
    /// <param name="options">What is to be exported, and how.</param>
    /// <param name="cancel">Ends it between two batches; each file is whole by then, or as it was.</param>
    /// <exception cref="ExportException">It can't be begun: the folder holds something else, or there is no such source or type.</exception>
    public async Task<ExportReport> ExportAsync(string path, ExportOptions options, CancellationToken cancel)
    {
        if (options.Type is { } name && types.All(type => type.Name != name))
            throw new ExportException($"There is no type \"{name}\", but {string.Join(", ", types.Select(type => type.Name))}.");
        await using var session = store.QuerySession();
        var sources = await session.SourcesAsync(cancel);
        if (options.Source is { } asked && !sources.Contains(asked))
            throw new ExportException($"There is no source \"{asked}\"{(sources.Count == 0 ? "" : $", but {string.Join(", ", sources)}")}.");
        var entries = await session.OverviewAsync(types, cancel);
        var homes = await HomesAsync(session, sources, cancel);
        var report = new ExportReport();
        foreach (var source in options.Source is { } only ? [only] : sources.Count == 0 ? [""] : sources)
        {
            var folder = options.Source is null && sources.Count > 1 ? FolderOf(path, source) : path;
            report = report.And(await ExportAsync(session, source, folder, options, entries, homes, cancel));
        }
        return report;
    }

    private async Task<ExportReport> ExportAsync(
        IQuerySession session, string source, string folder, ExportOptions options,
        IReadOnlyDictionary<string, EntryOverview> entries, IReadOnlyDictionary<ContentType, string> homes, CancellationToken cancel)
    {
        var files = await session.FilesAsync(source, cancel);
        var mine = entries.Values.Where(entry => (entry.Source ?? homes.GetValueOrDefault(entry.Type, source)) == source).ToList();
        var edited = mine.Where(entry => entry.IsEdited && entry.IsExported(options)).Select(entry => entry.Id).ToHashSet();
        var leftOut = entries.Values.Where(entry => !entry.IsExported(options)).Select(entry => entry.Id).ToHashSet();
        var export = new SourceExport(types, files, entries);
        var target = new TargetFolder(folder, options.Force);
        target.Open(files.Select(file => (file.Path, file.Hash)));
        var isChanged = edited.Count > 0 || files.Any(file => file.Entries.Keys.Any(leftOut.Contains));
        if (isChanged) await export.LoadAsync(session, edited, cancel);
        var states = new EditedEntries(session, types, options, cancel);
        var changes = isChanged ? await export.ChangesAsync(session, await states.LoadAsync([.. edited]), leftOut, cancel) : SourceChanges.None;
        var plan = Selected(files, changes, entries, options);
        var writing = new Writing(session, target, changes, cancel);
        var report = await writing.WriteAsync(plan, options.Since is null && options.Type is null ? files : []);
        if (!options.Git) return report with { Untold = changes.Untold };
        if (mine.Any(entry => entry.IsEdited) && !isChanged) await export.LoadAsync(session, edited, cancel);
        var replay = new Replay(session, types, options, export, [.. mine.Where(entry => entry.IsEdited)], leftOut);
        var commits = await new History(session, folder, source, plan, replay, changes, cancel).CommitAsync();
        return report with { Untold = changes.Untold, Commits = commits };
    }

    private static List<(string Path, string? Hash)> Selected(
        IReadOnlyList<SourceFile> files, SourceChanges changes, IReadOnlyDictionary<string, EntryOverview> entries, ExportOptions options)
    {
        var known = files.Select(file => file.Path).ToHashSet();
        return
        [
            .. files.Where(file => IsAsked(file.Entries.Keys)).Select(file => (file.Path, (string?)file.Hash)),
            .. changes.Files.Keys.Where(path => !known.Contains(path) && IsAsked(changes.EntriesOf(path))).Select(path => (path, (string?)null)),
        ];

        bool IsAsked(IEnumerable<string> ids) => (options.Type is null && options.Since is null) || ids.Any(id => entries.GetValueOrDefault(id) is { } entry
            && (options.Type is null || entry.Type.Name == options.Type) && (options.Since is null || entry.Changed >= options.Since));
    }

    // What was made here goes where most of its type came from.
    private async Task<IReadOnlyDictionary<ContentType, string>> HomesAsync(IQuerySession session, IReadOnlyList<string> sources, CancellationToken cancel)
    {
        var homes = types.ToDictionary(type => type, _ => (Count: -1, Source: sources.FirstOrDefault("")));
        foreach (var source in sources.Count > 1 ? sources : [])
        {
            var ids = (await session.FilesAsync(source, cancel)).SelectMany(file => file.Entries.Keys).ToHashSet();
            foreach (var type in types)
            {
                var count = ids.Count(type.Owns);
                if (count > homes[type].Count) homes[type] = (count, source);
            }
        }
        return homes.ToDictionary(home => home.Key, home => home.Value.Source);
    }

    private static string FolderOf(string path, string source) => SafePath.Problem(source) is { } problem || source.Contains('/', StringComparison.Ordinal)
        ? throw new ExportException($"The source \"{source}\" can't be a folder's name; export it by itself, with --source.")
        : Path.Combine(path, source);
}
