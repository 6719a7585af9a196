namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>
/// Where a cluster is made before it gets its name by one rename: a start that is broken off leaves a workspace, never half a cluster.
/// </summary>
/// <param name="Folder">Belongs to the user that PostgreSQL runs as.</param>
/// <param name="Pending">What is renamed: the cluster itself or, where it must lie elsewhere, the link to it.</param>
internal sealed record Workspace(string Folder, string Pending)
{
    /// <summary>Clusters for data folders which only root may enter.</summary>
    public const string Elsewhere = "/var/lib/openinfra-cms";

    private const string Prefix = "postgres.new-";

    public string Cluster => Path.Combine(Folder, "cluster");

    public string Password => Path.Combine(Folder, "password");

    public static async Task<Workspace> MakeAsync(DataFolder data, Account account, CancellationToken cancel)
    {
        var name = Guid.NewGuid().ToString("N");
        var near = data.In(Prefix + name);
        if (await TryMakeAsync(near, account, cancel)) return new(near, Path.Combine(near, "cluster"));

        if (account.User is null) throw new PostgresUnavailableException($"PostgreSQL's data can't be laid out in {near}.");
        var far = Path.Combine(Elsewhere, name);
        // For all to enter, whatever the umask.
        if (!Directory.Exists(Elsewhere)) await Command.RunAsync(["install", "-d", "-m", "755", Elsewhere], cancel);
        File.CreateSymbolicLink(near, Path.Combine(far, "cluster"));
        if (await TryMakeAsync(far, account, cancel)) return new(far, near);
        throw new PostgresUnavailableException(
            $"The user {account.User.Name} may enter neither {data.Folder} nor {Elsewhere}, so PostgreSQL can't keep its data there.");
    }

    /// <summary>Gives the finished cluster its name.</summary>
    public void Commit(DataFolder data)
    {
        if (Directory.Exists(data.Cluster)) Directory.Delete(data.Cluster);
        Directory.Move(Pending, data.Cluster);
        if (Pending == Cluster) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Clears what broken starts left, as far as it can: an orphaned initdb may still be writing there.</summary>
    public static void ClearLeftovers(DataFolder data)
    {
        foreach (var left in Directory.GetFileSystemEntries(data.Folder, Prefix + "*")) Clear(left);
    }

    private static void Clear(string left)
    {
        try
        {
            var target = new FileInfo(left).LinkTarget;
            var folder = target is null ? left : Path.GetDirectoryName(target)!;
            if (target is not null && Path.GetDirectoryName(folder) != Elsewhere) return;
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            if (target is not null) File.Delete(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }

    // Whether the user can reach the folder shows only when they try: rights, mounts and access lists all have a say.
    private static async Task<bool> TryMakeAsync(string folder, Account account, CancellationToken cancel)
    {
        var made = await Command.RunAsync(account.User is { } user
            ? ["install", "-d", "-m", "700", "-o", user.Uid, "-g", user.Gid, folder]
            : ["mkdir", "-m", "700", folder], cancel);
        if (!made.Succeeded) throw PostgresUnavailableException.Failed($"PostgreSQL's data can't be laid out in {folder}", made.Output);
        if ((await account.RunAsync(["mkdir", Path.Combine(folder, "cluster")], cancel)).Succeeded) return true;
        Directory.Delete(folder);
        return false;
    }
}
