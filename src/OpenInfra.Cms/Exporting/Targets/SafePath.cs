namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>Tells paths that stay in their folder from those that lead out of it, or where other programs keep what they run.</summary>
internal static class SafePath
{
    /// <summary>What is wrong with a path; null for nothing.</summary>
    public static string? Problem(string path)
    {
        if (path.Length == 0 || Path.IsPathRooted(path) || path.Any(char.IsControl)
            || (Path.DirectorySeparatorChar == '\\' && path.Contains('\\', StringComparison.Ordinal)))
            return "the path is none below a folder.";
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or "." or "..") return "the path leads out of the folder.";
            // Git on some systems takes these for its own folder, from which it runs programs.
            if (segment.TrimEnd(' ', '.').Equals(".git", StringComparison.OrdinalIgnoreCase)
                || segment.StartsWith("git~", StringComparison.OrdinalIgnoreCase)) return "the path leads into git's own folder.";
            if (segment.Equals(Marker.FileName, StringComparison.OrdinalIgnoreCase)) return "the export keeps its own list there.";
        }
        return null;
    }
}
