using System.Text;

namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>Paths that some file systems take for one: on those of Windows and macOS, "a.md" would overwrite "A.md".</summary>
internal static class CaseClashes
{
    /// <summary>Each path that differs only in case, or in how accents are composed, from one before it.</summary>
    public static IEnumerable<(string Path, string Why)> In(IEnumerable<string> paths) =>
        from same in paths.Order(StringComparer.Ordinal)
            .GroupBy(path => path.Normalize(NormalizationForm.FormC), StringComparer.OrdinalIgnoreCase)
        let first = same.First()
        from other in same.Skip(1)
        select (other, $"the file system there can't tell it from {first}.");

    /// <summary>Whether the file system of a folder takes them for one.</summary>
    public static bool AreLikelyIn(string folder)
    {
        var probe = Path.Combine(folder, $".{Guid.NewGuid():n}.tmp");
        try
        {
            File.WriteAllBytes(probe, []);
            return File.Exists(Path.Combine(folder, Path.GetFileName(probe).ToUpperInvariant()));
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
