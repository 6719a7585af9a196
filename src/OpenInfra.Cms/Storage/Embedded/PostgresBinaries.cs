using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>Where PostgreSQL's server programs of one major version lie.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>The first that a user can run, of the major version asked for where one is.</summary>
    public static async Task<PostgresBinaries> FindAsync(PostgresSearch search, Account account, int? major, CancellationToken cancel)
    {
        var others = new List<int>();
        foreach (var folder in search.Folders())
        {
            if (await VersionAsync(folder, account, cancel) is not { } version) continue;
            if (version == (major ?? version)) return new(folder, version);
            others.Add(version);
        }
        throw others is [] ? PostgresUnavailableException.NotInstalled() : new PostgresUnavailableException(
            $"The data was written by PostgreSQL {major}, whose programs are not here (there is {string.Join(", ", others.Distinct())}): "
            + $"install them (apt-get install postgresql-{major}), or use another data folder.");
    }

    private static async Task<int?> VersionAsync(string folder, Account account, CancellationToken cancel)
    {
        var said = await account.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancel);
        return said.Succeeded && Version().Match(said.Output) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
