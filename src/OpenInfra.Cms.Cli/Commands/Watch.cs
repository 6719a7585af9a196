using System.Threading.Channels;
using OpenInfra.Cms.Importing;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>
/// Imports again whenever something below a folder changes; what changes together is imported together. It watches from its
/// creation on, so that nothing is missed that changes during a first import.
/// </summary>
internal sealed class Watch : IDisposable
{
    // Editors write a file in several steps, and a checkout changes many.
    private static readonly TimeSpan _calm = TimeSpan.FromMilliseconds(300);

    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers;
    private readonly string? _report;

    /// <summary>Begins to watch.</summary>
    /// <param name="paths">The folders and files.</param>
    /// <param name="report">A file that every import writes, so that its changes are none; null for none.</param>
    public Watch(IEnumerable<string> paths, FileInfo? report)
    {
        _report = report?.FullName;
        _watchers = [.. paths.Select(WatcherOf)];
    }

    /// <summary>Imports each path below which something changed, until that is cancelled.</summary>
    public async Task RunAsync(Func<string, Task> import, CancellationToken cancel)
    {
        Console.WriteLine("Watching for changes; Ctrl-C ends it.");
        while (await NextAsync(cancel) is { Count: > 0 } due)
        {
            foreach (var path in due) await import(path);
        }
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    // None where that is cancelled, which is how it is meant to end.
    private async Task<HashSet<string>> NextAsync(CancellationToken cancel)
    {
        var due = new HashSet<string>();
        try
        {
            await _changed.Reader.WaitToReadAsync(cancel);
            do
            {
                while (_changed.Reader.TryRead(out var path)) due.Add(path);
                await Task.Delay(_calm, cancel);
            }
            while (_changed.Reader.TryPeek(out _));
            return due;
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private FileSystemWatcher WatcherOf(string path)
    {
        var (root, file) = (Path.GetFullPath(path), File.Exists(path));
        var watcher = file ? new FileSystemWatcher(Path.GetDirectoryName(root)!, Path.GetFileName(root))
            : new FileSystemWatcher(root) { IncludeSubdirectories = true };
        watcher.Changed += (_, change) => Note(change.FullPath);
        watcher.Created += (_, change) => Note(change.FullPath);
        watcher.Deleted += (_, change) => Note(change.FullPath);
        watcher.Renamed += (_, change) => Note(change.FullPath);
        // Too many changes at once to be told one by one are a change too.
        watcher.Error += (_, _) => _changed.Writer.TryWrite(path);
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Note(string changed)
        {
            if (changed != _report && (file || Importer.Walks(Path.GetRelativePath(root, changed)))) _changed.Writer.TryWrite(path);
        }
    }
}
