using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Stored;

namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>Writes files to a folder, in batches: those that changed, and the others to the byte.</summary>
internal sealed class Writing(IQuerySession session, TargetFolder target, SourceChanges changes, CancellationToken cancel)
{
    private readonly Dictionary<string, string> _refused = [];

    /// <summary>Writes the files, once it is sure that none of them is in the way of something else.</summary>
    /// <param name="files">The files, each with the hash that its source has; null for new ones.</param>
    /// <param name="all">All files of the source, where all are exported: what else an export before wrote is taken away.</param>
    public async Task<ExportReport> WriteAsync(IReadOnlyList<(string Path, string? Hash)> files, IReadOnlyList<SourceFile>? all)
    {
        var kept = files.Where(file => !changes.IsLeftOut(file.Path)).ToList();
        foreach (var file in kept) Try(file.Path, () => target.Refusal(file.Path, file.Hash, HashOf(file)));
        foreach (var (path, why) in target.Clashes(kept.Select(file => file.Path))) _refused.TryAdd(path, why);
        if (all is not null) RemoveOthers(kept, all);
        foreach (var batch in kept.Where(file => !_refused.ContainsKey(file.Path)).Chunk(Originals.BatchSize)) await WriteAsync(batch);
        target.Close();
        return new()
        {
            Written = kept.Count(file => !_refused.ContainsKey(file.Path)),
            Edited = kept.Count(file => file.Hash is not null && changes.Files.ContainsKey(file.Path)),
            Added = kept.Count(file => file.Hash is null),
            LeftOut = files.Count - kept.Count,
            Refused = [.. _refused.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}")],
        };
    }

    private void RemoveOthers(List<(string Path, string? Hash)> kept, IReadOnlyList<SourceFile> all)
    {
        var hashes = all.ToDictionary(file => file.Path, file => file.Hash);
        var others = hashes.Keys.Where(changes.IsLeftOut).Concat(target.Before).Except(kept.Select(file => file.Path));
        foreach (var path in others.ToList()) Try(path, () => target.Remove(path, hashes.GetValueOrDefault(path)));
    }

    private async Task WriteAsync((string Path, string? Hash)[] batch)
    {
        cancel.ThrowIfCancellationRequested();
        foreach (var (path, bytes) in await session.BytesOfAsync(batch, changes, cancel))
        {
            Try(path, () =>
            {
                target.Write(path, bytes);
                return null;
            });
        }
    }

    // One file that can't be read or written leaves all others alone.
    private void Try(string path, Func<string?> act)
    {
        try
        {
            if (act() is { } why) _refused.TryAdd(path, why);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _refused.TryAdd(path, $"it can't be written: {error.Message}");
        }
    }

    private string HashOf((string Path, string? Hash) file) =>
        changes.Files.GetValueOrDefault(file.Path) is { } bytes ? TargetFolder.HashOf(bytes) : file.Hash!;
}
