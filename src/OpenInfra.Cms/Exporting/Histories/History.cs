using System.Globalization;
using Marten;
using Npgsql;
using OpenInfra.Cms.Exporting.Stored;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>
/// Leaves a commit for what was imported and one for each revision since, in the repository that the export is written to.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="repository">The repository.</param>
/// <param name="scope">What is exported to it.</param>
/// <param name="replay">The revisions.</param>
/// <param name="files">The files as the revisions pass.</param>
/// <param name="cancel">Ends it.</param>
internal sealed class History(
    IQuerySession session, Repository repository, HistoryScope scope, Replay replay, PassingFiles files, CancellationToken cancel)
    : IAsyncDisposable
{
    private readonly FastImport _import = repository.Begin();
    private readonly Dictionary<string, Passed> _done = [];
    private readonly List<Revision> _late = [];
    private bool _isBegun;
    private int _commits;

    /// <summary>Commits what the repository doesn't have yet; how many commits that were.</summary>
    /// <param name="final">What the export wrote.</param>
    public async Task<int> CommitAsync(SourceChanges final)
    {
        await foreach (var batch in replay.RevisionsAsync(cancel))
        {
            if (New(batch) is { Count: > 0 } revisions) await CommitAsync(revisions);
        }
        await CommitAsync([]);
        var rest = DifferencesAsync([.. files.Files.Keys, .. final.Files.Keys], final.Files);
        await CommitAsync(new("export", await ImportedAtAsync()), "Leave what no revision accounts for", rest);
        await _import.EndAsync(cancel);
        if (_commits > 0) await Git.DoAsync(repository.Folder, cancel, "reset", "--quiet");
        return _commits;
    }

    public ValueTask DisposeAsync() => _import.DisposeAsync();

    // A long transaction may bring an event to light that was numbered before the last one that has a commit.
    private List<Revision> New(IReadOnlyList<Revision> batch)
    {
        foreach (var revision in batch.Where(revision => revision.Sequence <= repository.Last))
        {
            if (repository.Has(revision.Sequence)) _done[revision.Passed.Id] = revision.Passed;
            else _late.Add(revision);
        }
        return [.. batch.Where(revision => revision.Sequence > repository.Last)];
    }

    private async Task CommitAsync(IReadOnlyList<Revision> revisions)
    {
        if (!_isBegun) await BeginAsync();
        IReadOnlyList<Revision> waiting = [.. _late, .. revisions];
        _late.Clear();
        await files.LoadAsync([.. waiting.Select(revision => revision.Passed)]);
        foreach (var revision in waiting)
        {
            var changed = DifferencesAsync(await files.ApplyAsync(revision.Passed), files.Files);
            await CommitAsync(revision.By, $"{revision.Message}\n\n{Trailer(revision.Sequence)}", changed, isAlways: true);
        }
    }

    // The source as it was imported last, with what the repository has of revisions already.
    private async Task BeginAsync()
    {
        await files.ApplyAsync([.. _done.Values]);
        var changed = DifferencesAsync([.. scope.Paths, .. files.Files.Keys], files.Files);
        var message = $"Import {scope.Name}\n\n{Trailer(0)}";
        await CommitAsync(new("import", await ImportedAtAsync()), message, changed, isAlways: repository.IsNew);
        _isBegun = true;
    }

    private async Task CommitAsync(
        Signature by, string message, IAsyncEnumerable<(string Path, byte[]? Bytes)> changed, bool isAlways = false)
    {
        var isBegun = false;
        await foreach (var (path, bytes) in changed)
        {
            await BeginCommitAsync();
            await _import.FileAsync(path, bytes, cancel);
            repository.Note(path, bytes);
        }
        if (isAlways) await BeginCommitAsync();

        async Task BeginCommitAsync()
        {
            if (isBegun) return;
            (isBegun, _commits) = (true, _commits + 1);
            await _import.CommitAsync(by, message, cancel);
        }
    }

    // Of some files, those that the repository has otherwise.
    private async IAsyncEnumerable<(string Path, byte[]? Bytes)> DifferencesAsync(
        IReadOnlyCollection<string> paths, IReadOnlyDictionary<string, byte[]?> changes)
    {
        var mine = paths.Distinct().Where(path => scope.Has(path, files.EntriesOf)).Order(StringComparer.Ordinal);
        foreach (var batch in mine.Chunk(Originals.BatchSize))
        {
            var originals = await session.BytesAsync(
                batch.Where(path => !changes.ContainsKey(path)).Select(scope.HashOf).OfType<string>(), cancel);
            foreach (var path in batch)
            {
                var bytes = changes.TryGetValue(path, out var changed) ? changed : scope.HashOf(path) is { } hash ? originals[hash] : null;
                if (!repository.Has(path, bytes)) yield return (path, bytes);
            }
        }
    }

    private static string Trailer(long sequence) => $"{Repository.Trailer}: {sequence.ToString(CultureInfo.InvariantCulture)}\n";

    private async Task<DateTimeOffset> ImportedAtAsync()
    {
        await using var command = new NpgsqlCommand("select max(timestamp) from cms.mt_events where data ->> 'source' = $1");
        command.Parameters.Add(new() { Value = scope.Source });
        await using var reader = await session.ExecuteReaderAsync(command, cancel);
        return await reader.ReadAsync(cancel) && !reader.IsDBNull(0) ? reader.GetFieldValue<DateTimeOffset>(0) : DateTimeOffset.UnixEpoch;
    }
}
