namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>A private PostgreSQL cluster in a data folder, shared by every process that uses this folder.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly Server _server;
    private readonly int _port;
    private FileStream? _use;

    private EmbeddedPostgres(DataFolder folder, Server server, FileStream use, int port, string password)
    {
        (_folder, _server, _use, _port) = (folder, server, use, port);
        ConnectionString = CmsDatabase.ConnectionString(port, password);
    }

    /// <summary>Npgsql connection string of the database <c>cms</c>, which the first start creates.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the folder's cluster or joins the one that runs; makes it first where there is none.</summary>
    /// <exception cref="PostgresUnavailableException">PostgreSQL can't be had; its message says what to do.</exception>
    public static Task<EmbeddedPostgres> StartAsync(string dataFolder, CancellationToken cancel) =>
        StartAsync(dataFolder, PostgresSearch.Here, cancel);

    internal static async Task<EmbeddedPostgres> StartAsync(string dataFolder, PostgresSearch search, CancellationToken cancel)
    {
        var folder = new DataFolder(Path.GetFullPath(dataFolder));
        try
        {
            Directory.CreateDirectory(folder.Folder);
            using var gate = await FileLock.TakeAloneAsync(folder.Gate, cancel);
            return await StartAsync(folder, await Cluster.OpenAsync(folder, search, cancel), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailableException($"The data folder {folder.Folder} can't be used: {e.Message}", e);
        }
    }

    private static async Task<EmbeddedPostgres> StartAsync(DataFolder folder, Cluster cluster, CancellationToken cancel)
    {
        var server = new Server(folder, cluster);
        var use = FileLock.TryShare(folder.Users) ?? throw new IOException($"{folder.Users} is locked.");
        try
        {
            var port = await server.RunAsync(cancel);
            return new(folder, server, use, port, cluster.Password);
        }
        catch
        {
            await use.DisposeAsync();
            await StopIfLastAsync(folder, server);
            throw;
        }
    }

    /// <summary>Starts the server again where it has died, on the port it had; answers whether it had died.</summary>
    /// <exception cref="PostgresUnavailableException">It doesn't start, or somebody else has its port by now.</exception>
    public async Task<bool> ReviveAsync(CancellationToken cancel)
    {
        if (_server.HasProcesses) return false;
        using var gate = await FileLock.TakeAloneAsync(_folder.Gate, cancel);
        if (await _server.RunAsync(cancel) is var port && port != _port) throw new PostgresUnavailableException(
            $"PostgreSQL had to be started again and is on port {port} now, as another program took {_port}: start this one again.");
        return true;
    }

    /// <summary>Releases the folder; the last process to do so stops the cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use) return;
        await use.DisposeAsync();
        try
        {
            // Whoever holds the gate for long is starting the cluster, and so is the last instead of us.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            using var gate = await FileLock.TakeAloneAsync(_folder.Gate, patience.Token);
            await StopIfLastAsync(_folder, _server);
        }
        catch (Exception e) when (e is OperationCanceledException or DirectoryNotFoundException)
        {
            // Where the folder itself is gone, the server misses its own files within a minute and ends.
        }
    }

    private static async Task StopIfLastAsync(DataFolder folder, Server server)
    {
        using var alone = FileLock.TryTakeAlone(folder.Users);
        if (alone is not null) await server.StopAsync();
    }
}
