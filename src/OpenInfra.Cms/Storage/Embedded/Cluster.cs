using System.Globalization;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>A cluster on disk, and all it takes to run it.</summary>
internal sealed class Cluster(string data, string password, Account account, PostgresBinaries binaries)
{
    /// <summary>Its folder, without links: the user it runs as may not enter the folder where they lie.</summary>
    public string Data { get; } = data;

    public string Password { get; } = password;

    public Account Account { get; } = account;

    public PostgresBinaries Binaries { get; } = binaries;

    public string Log => Path.Combine(Data, "server.log");

    /// <summary>Opens the folder's cluster, made first where there is none.</summary>
    public static async Task<Cluster> OpenAsync(DataFolder folder, PostgresSearch search, CancellationToken cancel)
    {
        if (IsMissing(folder.Cluster))
        {
            var account = await Account.ForNewAsync(cancel);
            var binaries = await PostgresBinaries.FindAsync(search, account, major: null, cancel);
            await new NewCluster(folder, account, binaries).MakeAsync(cancel);
        }
        return await ReadAsync(folder, search, cancel);
    }

    private static async Task<Cluster> ReadAsync(DataFolder folder, PostgresSearch search, CancellationToken cancel)
    {
        var data = Directory.ResolveLinkTarget(folder.Cluster, returnFinalTarget: true)?.FullName ?? folder.Cluster;
        var account = await Account.OwningAsync(data, cancel);
        if (!(await account.RunAsync(["test", "-w", Path.Combine(data, "PG_VERSION")], cancel)).Succeeded)
            throw new PostgresUnavailableException(
                $"{data} can't be written by the user it belongs to: move the data folder to where they may.");
        var major = int.Parse(File.ReadAllText(Path.Combine(data, "PG_VERSION")).Split('.')[0], CultureInfo.InvariantCulture);
        var password = Path.Combine(data, NewCluster.PasswordFile);
        if (!File.Exists(password))
            throw new PostgresUnavailableException($"{data} has no {NewCluster.PasswordFile}: it is not a cluster that this program made.");
        return new(data, File.ReadAllText(password).Trim(), account, await PostgresBinaries.FindAsync(search, account, major, cancel));
    }

    private static bool IsMissing(string cluster)
    {
        if (File.Exists(Path.Combine(cluster, "PG_VERSION"))) return false;
        if (Directory.Exists(cluster) && Directory.EnumerateFileSystemEntries(cluster).Any()) throw new PostgresUnavailableException(
            $"{cluster} is not empty and not a PostgreSQL cluster: move it away, or use another data folder.");
        if (!Directory.Exists(cluster) && new FileInfo(cluster).LinkTarget is { } gone) throw new PostgresUnavailableException(
            $"{cluster} links to {gone}, which is gone: bring it back, or remove the link to start empty.");
        return true;
    }
}
