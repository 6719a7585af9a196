namespace OpenInfra.Cms.Importing.Documents;

/// <summary>A file of a source, or the reason why it isn't read.</summary>
/// <param name="Path">Its place below the root, with "/" between the segments.</param>
/// <param name="FullPath">Where to read it.</param>
/// <param name="SkipReason">Why it isn't read; null where it is.</param>
/// <param name="IsEmpty">Whether it has no bytes: such a file isn't opened, because a pipe looks like one and never ends.</param>
internal sealed record FoundFile(string Path, string FullPath, string? SkipReason = null, bool IsEmpty = false);

/// <summary>Walks a source: its documents in the order of their paths, never out of its root.</summary>
internal sealed class SourceTree
{
    private static readonly string[] _extensions = [".md", ".markdown", ".mdx", ".yml", ".yaml", ".json"];

    private readonly List<FoundFile> _files = [];
    private readonly Links _links;
    private readonly Action<string, string> _warn;

    private SourceTree(string root, Action<string, string> warn) => (_links, _warn) = (new(root), warn);

    /// <summary>The documents below a folder, or the one that a path names.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="warn">Told of each folder that is not walked, and why.</param>
    public static IReadOnlyList<FoundFile> Find(string path, Action<string, string> warn)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            var file = new FileInfo(full);
            return IsDocument(file) ? [new SourceTree(file.DirectoryName!, warn).Check(file.Name, file)]
                : [new(file.Name, full, $"Files of this kind are not read; those that are end in {string.Join(", ", _extensions)}.")];
        }
        var tree = new SourceTree(full, warn);
        tree.Walk(new(full), "");
        tree._files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return tree._files;
    }

    /// <summary>Whether a file or folder of this name belongs to some tool (.git, .obsidian), and is nothing of the site.</summary>
    public static bool IsForeign(string name) => name.StartsWith('.') || name == "node_modules";

    private void Walk(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in EntriesOf(folder, prefix))
        {
            var path = prefix + entry.Name;
            switch (entry)
            {
                case var foreign when IsForeign(foreign.Name):
                    break;
                case DirectoryInfo { LinkTarget: null } below:
                    Walk(below, $"{path}/");
                    break;
                case DirectoryInfo:
                    _warn(path, "A link to a folder is not followed.");
                    break;
                case FileInfo file when IsDocument(file):
                    _files.Add(Check(path, file));
                    break;
            }
        }
    }

    private FileSystemInfo[] EntriesOf(DirectoryInfo folder, string prefix)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Read as a file, it fails with the reason.
            _files.Add(new(prefix.Length == 0 ? "." : prefix.TrimEnd('/'), folder.FullName));
            return [];
        }
    }

    private FoundFile Check(string path, FileInfo file)
    {
        var (target, problem) = file.LinkTarget is null ? (file, null) : _links.Follow(file);
        if (target is not { Exists: true }) return new(path, file.FullName, problem);
        var size = target.Length;
        return new(path, file.FullName, size > Limits.MaxBytes
            ? $"The file has {size:N0} bytes; the most that is read is {Limits.MaxBytes:N0} (10 MiB)." : problem, size == 0);
    }

    private static bool IsDocument(FileInfo file) => _extensions.Contains(file.Extension.ToLowerInvariant());
}
