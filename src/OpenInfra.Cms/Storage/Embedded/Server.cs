using System.Diagnostics;
using System.Globalization;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>The server of a folder's cluster. Whoever calls holds the folder's gate.</summary>
internal sealed class Server(DataFolder folder, Cluster cluster)
{
    // A server that neither starts nor stops has to answer soon; recovery after a crash and the last checkpoint take their time.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15), _recovery = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan _stopping = TimeSpan.FromSeconds(4.5);

    private const int Attempts = 5;

    private readonly ServerLog _log = new(cluster.Log);

    /// <summary>Whether any process of the server lives; costs no more than opening a file.</summary>
    public bool HasProcesses
    {
        get
        {
            using var alone = FileLock.TryTakeAlone(folder.Server);
            return alone is null;
        }
    }

    /// <summary>Joins the server that runs, or starts one; answers its port once it serves.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await JoinAsync(cancel) is { } port) return port;
            if (attempt > 0 && (attempt == Attempts || !IsWorthRetrying(_log.Read())))
                throw PostgresUnavailableException.Failed($"PostgreSQL doesn't start in {cluster.Data}", _log.Read());
            await StartAsync();
        }
    }

    /// <summary>Stops the server; one that takes long to write its last checkpoint is left to finish it alone.</summary>
    public async Task StopAsync()
    {
        var clock = Stopwatch.StartNew();
        for (var asked = false; clock.Elapsed < _stopping && await LivesAsync();)
        {
            asked = asked || await AskToStopAsync();
            await Task.Delay(10);
        }
    }

    private async Task<int?> JoinAsync(CancellationToken cancel)
    {
        var (clock, refusal) = (Stopwatch.StartNew(), "it doesn't say where it listens");
        while (await LivesAsync())
        {
            var file = PostmasterFile.Read(cluster.Data);
            if (file is { IsReady: true })
            {
                refusal = await CmsDatabase.TryOpenAsync(file.Port, cluster.Password, cancel);
                if (refusal is null) return file.Port;
            }
            if (clock.Elapsed > (file is { IsReady: false } ? _recovery : _silence)) throw new PostgresUnavailableException(
                $"A PostgreSQL server uses {cluster.Data}, but can't be reached from here (in another container?): {refusal}");
            await Task.Delay(20, cancel);
        }
        return null;
    }

    // No process of the cluster lives by now, so what postmaster.pid says is void; its number may be another program's.
    private async Task StartAsync()
    {
        File.Delete(PostmasterFile.PathIn(cluster.Data));
        var port = LoopbackPort.Choose(folder.Port);
        folder.Port = port;
        _log.Mark();
        var started = await Detached.StartAsync(folder.Server, cluster.Account, cluster.Log,
            [cluster.Binaries.Postgres, "-D", cluster.Data, "-p", port.ToString(CultureInfo.InvariantCulture)]);
        if (!started.Succeeded) throw PostgresUnavailableException.Failed($"PostgreSQL can't be started in {cluster.Data}", started.Output);
    }

    // The port was taken between choosing and starting, or what a killed server left is not yet gone.
    private static bool IsWorthRetrying(string log) =>
        log.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)
        || log.Contains("is still in use", StringComparison.Ordinal);

    private async Task<bool> LivesAsync() =>
        HasProcesses || (PostmasterFile.Read(cluster.Data) is { } file && await WorksHereAsync(file.Pid));

    // Tells a server that somebody started by hand from another process that has got its number.
    private async Task<bool> WorksHereAsync(int pid) => Directory.Exists($"/proc/{pid}")
        && await DoAsync("test", $"/proc/{pid}/cwd", "-ef", cluster.Data);

    private async Task<bool> AskToStopAsync() =>
        PostmasterFile.Read(cluster.Data) is { } file
        && await WorksHereAsync(file.Pid)
        && await DoAsync(cluster.Binaries.PgCtl, "stop", "-D", cluster.Data, "-m", "fast", "-W");

    private async Task<bool> DoAsync(params string[] line) =>
        (await cluster.Account.RunAsync(line, CancellationToken.None)).Succeeded;
}
