using System.Threading.Channels;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>Imports again whenever something below a folder changes; what changes together is imported together.</summary>
internal sealed class Watch(string[] paths)
{
    // Editors write a file in several steps, and a checkout changes many.
    private static readonly TimeSpan _calm = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync(Func<string, Task> import, CancellationToken cancel)
    {
        var changed = Channel.CreateUnbounded<string>();
        var watchers = paths.Select(path => WatcherOf(path, changed.Writer)).ToList();
        try
        {
            Console.WriteLine("Watching for changes; Ctrl-C ends it.");
            while (await changed.Reader.WaitToReadAsync(cancel))
            {
                var due = new HashSet<string>();
                do
                {
                    while (changed.Reader.TryRead(out var path)) due.Add(path);
                    await Task.Delay(_calm, cancel);
                }
                while (changed.Reader.TryPeek(out _));
                foreach (var path in due) await import(path);
            }
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private static FileSystemWatcher WatcherOf(string path, ChannelWriter<string> changed)
    {
        var watcher = File.Exists(path)
            ? new FileSystemWatcher(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path))
            : new FileSystemWatcher(path) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed.TryWrite(path);
        watcher.Created += (_, _) => changed.TryWrite(path);
        watcher.Deleted += (_, _) => changed.TryWrite(path);
        watcher.Renamed += (_, _) => changed.TryWrite(path);
        // Too many changes at once to be told one by one are a change too.
        watcher.Error += (_, _) => changed.TryWrite(path);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
