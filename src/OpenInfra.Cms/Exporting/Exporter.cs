using Marten;
using OpenInfra.Cms.Content.Sources;
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
    /// <exception cref="ExportException">
    /// It can't be begun: the folder holds something else, or there is no such source or type.
    /// </exception>
    public async Task<ExportReport> ExportAsync(string path, ExportOptions options, CancellationToken cancel)
    {
        if (options.Type is { } name && types.All(type => type.Name != name))
            throw new ExportException($"There is no type \"{name}\", but {string.Join(", ", types.Select(type => type.Name))}.");
        await using var snapshot = await Snapshot.TakeAsync(store, cancel);
        var files = await snapshot.Session.FilesAsync(cancel);
        var entries = await snapshot.Session.OverviewAsync(types, cancel);
        var homes = HomesIn(files);
        var report = new ExportReport();
        foreach (var source in SourcesOf(files, options))
        {
            var folder = options.Source is null && files.Count > 1 ? FolderOf(path, source) : path;
            var run = new SourceRun(snapshot.Session, types, options, source, [.. files[source]], entries, homes, cancel);
            report = report.And(await run.ExportAsync(folder));
        }
        return report;
    }

    private static IReadOnlyList<string> SourcesOf(ILookup<string, SourceFile> files, ExportOptions options)
    {
        IReadOnlyList<string> sources = [.. files.Select(source => source.Key)];
        if (options.Source is { } asked && !sources.Contains(asked))
            throw new ExportException(
                $"There is no source \"{asked}\"{(sources.Count == 0 ? "" : $", but {string.Join(", ", sources)}")}.");
        return options.Source is { } only ? [only] : sources.Count == 0 ? [""] : sources;
    }

    // What was made here goes where most of its type came from.
    private Dictionary<ContentType, string> HomesIn(ILookup<string, SourceFile> files) => types.ToDictionary(
        type => type,
        type => files.MaxBy(source => source.SelectMany(file => file.Entries.Keys).Distinct().Count(type.Owns))?.Key ?? "");

    private static string FolderOf(string path, string source) =>
        SafePath.Problem(source) is not null || source.Contains('/', StringComparison.Ordinal)
        ? throw new ExportException($"The source \"{source}\" can't be a folder's name; export it by itself, with --source.")
        : Path.Combine(path, source);
}
