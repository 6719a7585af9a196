using System.Globalization;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>Where to look for PostgreSQL's programs.</summary>
/// <param name="Path">Folders as in the variable PATH.</param>
/// <param name="Roots">Folders that hold one folder for each version, with a bin in it.</param>
internal sealed record PostgresSearch(string Path, params IReadOnlyList<string> Roots)
{
    private static readonly string[] _needed = ["initdb", "pg_ctl", "postgres"];

    public static PostgresSearch Here => new(Environment.GetEnvironmentVariable("PATH") ?? "", "/usr/lib/postgresql");

    /// <summary>The folders that have all programs needed: those of PATH, then those of the roots, the newest first.</summary>
    public IEnumerable<string> Folders() => Path.Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(BehindLinks)
        .Concat(Roots.Where(Directory.Exists).SelectMany(Directory.GetDirectories).OrderByDescending(Version)
            .Select(version => System.IO.Path.Combine(version, "bin")))
        .Where(folder => _needed.All(program => File.Exists(System.IO.Path.Combine(folder, program))))
        .Distinct();

    private static string BehindLinks(string folder)
    {
        var program = System.IO.Path.Combine(folder, "postgres");
        var real = File.Exists(program) ? File.ResolveLinkTarget(program, returnFinalTarget: true) : null;
        return System.IO.Path.GetDirectoryName(real?.FullName) ?? folder;
    }

    private static double Version(string folder) =>
        double.TryParse(System.IO.Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
