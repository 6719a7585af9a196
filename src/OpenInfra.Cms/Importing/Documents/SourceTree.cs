namespace OpenInfra.Cms.Importing.Documents;

/// <summary>A file of a source, or the reason why it isn't read.</summary>
/// <param name="Path">Its place below the root, with "/" between the segments.</param>
/// <param name="FullPath">Where to read it.</param>
/// <param name="SkipReason">Why it isn't read; null where it is.</param>
internal sealed record FoundFile(string Path, string FullPath, string? SkipReason);

/// <summary>Walks a source: its documents in the order of their paths, never out of its root.</summary>
internal static class SourceTree
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    private static readonly string[] _extensions = [".md", ".markdown", ".yml", ".yaml", ".json"];
    private static readonly string[] _foreignFolders = [".git", ".data", "node_modules"];

    /// <summary>The documents below a folder, or the one that a path names.</summary>
    public static IReadOnlyList<FoundFile> Find(string path)
    {
        if (File.Exists(path)) return [Check(Path.GetFileName(path), new FileInfo(path), RealPathOf(Path.GetDirectoryName(Path.GetFullPath(path))!))];
        var root = new DirectoryInfo(path);
        var files = new List<FoundFile>();
        Walk(root, "", RealPathOf(root.FullName), files);
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    private static void Walk(DirectoryInfo folder, string prefix, string root, List<FoundFile> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            switch (entry)
            {
                case DirectoryInfo when _foreignFolders.Contains(entry.Name):
                    break;
                case DirectoryInfo { LinkTarget: null } below:
                    Walk(below, $"{path}/", root, files);
                    break;
                case FileInfo file when _extensions.Contains(file.Extension.ToLowerInvariant()):
                    files.Add(Check(path, file, root));
                    break;
            }
        }
    }

    private static FoundFile Check(string path, FileInfo file, string root)
    {
        if (file.LinkTarget is not null && !IsInside(file, root)) return new(path, file.FullName, "A link that leads out of the source is not followed.");
        var size = file.LinkTarget is null ? file.Length : new FileInfo(RealPathOf(file.FullName)).Length;
        return new(path, file.FullName, size > MaxBytes
            ? $"The file has {size:N0} bytes; the most that is read is {MaxBytes:N0} (10 MiB)." : null);
    }

    private static bool IsInside(FileInfo link, string root) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
        && RealPathOf(target.FullName).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // With the links of all folders on the way resolved, which ResolveLinkTarget leaves alone.
    private static string RealPathOf(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var segment in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new FileInfo(Path.Combine(real, segment));
            real = next.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next.FullName;
        }
        return real;
    }
}
