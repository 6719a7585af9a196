namespace OpenInfra.Cms.Importing.Documents;

/// <summary>Follows symbolic links, but never out of a root.</summary>
internal sealed class Links(string root)
{
    private readonly string _root = RealPathOf(root);

    /// <summary>The file that a link leads to, or why it isn't followed.</summary>
    public (FileInfo? Target, string? Problem) Follow(FileInfo link)
    {
        try
        {
            if (link.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true } target) return (null, "The link leads to nothing.");
            var real = RealPathOf(target.FullName);
            return real.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? (new(real), null)
                : (null, "The link leads out of the source; it is not followed.");
        }
        // So the system tells of links in a ring.
        catch (IOException)
        {
            return (null, "The link leads to nothing.");
        }
    }

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
