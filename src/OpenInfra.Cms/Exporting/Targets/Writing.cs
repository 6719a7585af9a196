using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Stored;

namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>Writes files to a folder, in batches: those that changed, and the others to the byte.</summary>
internal sealed class Writing(IQuerySession session, TargetFolder target, SourceChanges changes, CancellationToken cancel)
{
    /// <summary>Writes the files, once it is sure that none of them is in the way of something else.</summary>
    /// <param name="files">The files, each with the hash that its source has; null for new ones.</param>
    /// <param name="all">All files of the source, of which those left out are taken away from an export before.</param>
    public async Task<ExportReport> WriteAsync(IReadOnlyList<(string Path, string? Hash)> files, IReadOnlyList<SourceFile> all)
    {
        var kept = files.Where(file => !changes.IsLeftOut(file.Path)).ToList();
        var refused = kept.Select(file => (file.Path, Why: target.Refusal(file.Path, file.Hash, HashOf(file))))
            .Where(one => one.Why is not null).ToDictionary(one => one.Path, one => one.Why!);
        foreach (var file in all.Where(file => changes.IsLeftOut(file.Path))) target.Remove(file.Path, file.Hash);
        foreach (var batch in kept.Where(file => !refused.ContainsKey(file.Path)).Chunk(Originals.BatchSize))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (path, bytes) in await session.BytesOfAsync(batch, changes, cancel)) await target.WriteAsync(path, bytes, cancel);
        }
        await target.CloseAsync(cancel);
        return new()
        {
            Written = kept.Count - refused.Count,
            Edited = kept.Count(file => file.Hash is not null && changes.Files.ContainsKey(file.Path)),
            Added = kept.Count(file => file.Hash is null),
            LeftOut = files.Count - kept.Count,
            Refused = [.. refused.Values],
        };
    }

    private string HashOf((string Path, string? Hash) file) =>
        changes.Files.GetValueOrDefault(file.Path) is { } bytes ? TargetFolder.HashOf(bytes) : file.Hash!;
}
