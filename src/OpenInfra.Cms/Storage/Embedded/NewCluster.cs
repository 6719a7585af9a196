using System.Security.Cryptography;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>Makes a cluster: all of it, or nothing.</summary>
internal sealed class NewCluster(DataFolder data, Account account, PostgresBinaries binaries)
{
    /// <summary>The file, in the cluster, that holds the password of its superuser.</summary>
    public const string PasswordFile = "cms.password";

    private const string Configuration = """

        # A private cluster on this machine. The port is given at each start.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 200
        shared_buffers = 128MB
        timezone = 'UTC'
        log_timezone = 'UTC'
        # Compiling a plan takes longer than the queries of a content service.
        jit = off

        """;

    public async Task MakeAsync(CancellationToken cancel)
    {
        Workspace.ClearLeftovers(data);
        var work = await Workspace.MakeAsync(data, account, cancel);
        try
        {
            await FillAsync(work, cancel);
            work.Commit(data);
            await Command.RunAsync(["sync", data.Folder], cancel);
        }
        finally
        {
            Workspace.ClearLeftovers(data);
        }
    }

    // One sync at the end reaches what is added to initdb's own work too.
    private async Task FillAsync(Workspace work, CancellationToken cancel)
    {
        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        await DoAsync(["sh", "-c", "umask 077; cat > \"$0\"", work.Password], cancel, password);
        await DoAsync([binaries.Initdb, "-D", work.Cluster, "-U", "cms", "--pwfile", work.Password,
            "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"], cancel);
        File.Move(work.Password, Path.Combine(work.Cluster, PasswordFile));
        File.AppendAllText(Path.Combine(work.Cluster, "postgresql.conf"), Configuration);
        await DoAsync([binaries.Initdb, "-D", work.Cluster, "--sync-only"], cancel);
    }

    private async Task DoAsync(IReadOnlyList<string> line, CancellationToken cancel, string input = "")
    {
        var done = await account.RunAsync(line, cancel, input);
        if (!done.Succeeded)
            throw PostgresUnavailableException.Failed($"PostgreSQL's data can't be laid out in {data.Cluster}", done.Output);
    }
}
