using System.Globalization;
using Marten;
using Npgsql;
using OpenInfra.Cms.Exporting.Stored;
using OpenInfra.Cms.Exporting.Targets;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>Leaves a commit for the import and one for each revision since, in the repository that the export is written to.</summary>
internal sealed class History(
    IQuerySession session, string folder, string source, IReadOnlyList<(string Path, string? Hash)> files,
    Replay replay, SourceChanges final, CancellationToken cancel)
{
    private const string Trailer = "Cms-Event";

    private readonly Dictionary<string, string?> _hashes = files.Where(file => SafePath.Problem(file.Path) is null)
        .ToDictionary(file => file.Path, file => file.Hash);
    private SourceChanges _now = SourceChanges.None;
    private int _commits;

    /// <summary>Commits what the repository doesn't have yet; how many commits that were.</summary>
    public async Task<int> CommitAsync()
    {
        if (!Directory.Exists(Path.Combine(folder, ".git"))) await Git.DoAsync(folder, cancel, "init", "--quiet", "--initial-branch=main");
        await ExcludeMarkerAsync();
        var branch = await Git.DoAsync(folder, cancel, "symbolic-ref", "HEAD");
        var (isNew, after) = await LastAsync();
        await using var import = FastImport.Start(folder, branch, await HasCommitsAsync() ? $"{branch}^0" : null);
        if (isNew) await BeginAsync(import);
        await foreach (var revision in replay.RevisionsAsync(0, cancel))
        {
            if (revision.Sequence > after) await CommitAsync(import, revision);
            _now = revision.Changes;
        }
        await FinishAsync(import);
        await import.EndAsync(cancel);
        await Git.DoAsync(folder, cancel, "reset", "--quiet");
        return _commits;
    }

    private async Task CommitAsync(FastImport import, Revision revision)
    {
        _commits++;
        await import.CommitAsync(revision.By, $"{revision.Message}\n\n{Trailer}: {revision.Sequence.ToString(CultureInfo.InvariantCulture)}\n", cancel);
        await ChangeAsync(import, revision.Changes);
    }

    // The source as it was imported, but for what was left out without anybody's doing here.
    private async Task BeginAsync(FastImport import)
    {
        _commits++;
        await import.CommitAsync(new("import", await ImportedAtAsync()), $"Import {(source.Length == 0 ? "nothing" : source)}\n\n{Trailer}: 0\n", cancel);
        foreach (var batch in _hashes.Where(file => file.Value is not null).Chunk(Originals.BatchSize))
        {
            var bytes = await session.BytesAsync(batch.Select(file => file.Value!), cancel);
            foreach (var (path, hash) in batch) await import.FileAsync(path, bytes[hash!], cancel);
        }
    }

    // What the revisions don't account for: files left out because readers never saw their entries.
    private async Task FinishAsync(FastImport import)
    {
        if (!Differences(_now, final).Any()) return;
        _commits++;
        await import.CommitAsync(new("export", await ImportedAtAsync()), "Leave out what is not exported\n", cancel);
        await ChangeAsync(import, final);
        _now = final;
    }

    private async Task ChangeAsync(FastImport import, SourceChanges next)
    {
        var paths = Differences(_now, next).ToList();
        var originals = await session.BytesAsync(paths.Where(path => !next.Files.ContainsKey(path)).Select(path => _hashes[path]).OfType<string>(), cancel);
        foreach (var path in paths)
        {
            var bytes = next.Files.TryGetValue(path, out var changed) ? changed : _hashes[path] is { } hash ? originals[hash] : null;
            await import.FileAsync(path, bytes, cancel);
        }
        _now = next;
    }

    private IEnumerable<string> Differences(SourceChanges one, SourceChanges other) =>
        one.Files.Keys.Union(other.Files.Keys).Where(path => _hashes.ContainsKey(path) && !IsSame(path, one, other));

    private static bool IsSame(string path, SourceChanges one, SourceChanges other) =>
        one.Files.TryGetValue(path, out var before) && other.Files.TryGetValue(path, out var after)
        && before is null == after is null && before.AsSpan().SequenceEqual(after);

    // The trailer of the last commit that an export made says up to which event the repository has all.
    private async Task<(bool IsNew, long After)> LastAsync()
    {
        if (!await HasCommitsAsync()) return (true, 0);
        var log = await Git.DoAsync(folder, cancel, "log", $"--format=%(trailers:key={Trailer},valueonly,separator=)");
        var sequences = log.Split('\n')
            .Select(line => long.TryParse(line.Trim(), CultureInfo.InvariantCulture, out var sequence) ? sequence : (long?)null).OfType<long>().ToList();
        return (sequences is [], sequences.DefaultIfEmpty().Max());
    }

    private async Task<bool> HasCommitsAsync() => (await Git.RunAsync(folder, cancel, "rev-parse", "--quiet", "--verify", "HEAD")).Code == 0;

    private async Task ExcludeMarkerAsync()
    {
        var path = Path.Combine(folder, ".git", "info", "exclude");
        if (File.Exists(path) && (await File.ReadAllLinesAsync(path, cancel)).Contains($"/{TargetFolder.Marker}")) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.AppendAllTextAsync(path, $"\n/{TargetFolder.Marker}\n", cancel);
    }

    private async Task<DateTimeOffset> ImportedAtAsync()
    {
        await using var command = new NpgsqlCommand("select max(timestamp) from cms.mt_events where data ->> 'source' = $1");
        command.Parameters.Add(new() { Value = source });
        await using var reader = await session.ExecuteReaderAsync(command, cancel);
        return await reader.ReadAsync(cancel) && !reader.IsDBNull(0) ? reader.GetFieldValue<DateTimeOffset>(0) : DateTimeOffset.UnixEpoch;
    }
}
