using Marten;
using Npgsql;
using OpenInfra.Cms.Storage;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>Starts the private database again when it has died under the service: nobody else would.</summary>
internal sealed partial class DatabaseWatch(
    ContentDatabase database, IDocumentStore store, IHostApplicationLifetime lifetime, ILogger<DatabaseWatch> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsPrivate) return;
        using var timer = new PeriodicTimer(_pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (!await database.ReviveAsync(cancel)) return;
            // Those in the pool lead to the server that died, and would fail one request each.
            await using var connection = store.Storage.Database.CreateConnection();
            NpgsqlConnection.ClearPool(connection);
            LogRevived();
        }
        catch (Exception error) when (error is PostgresUnavailableException or IOException or UnauthorizedAccessException)
        {
            LogLost(error.Message);
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The private PostgreSQL had died, and was started again.")]
    private partial void LogRevived();

    [LoggerMessage(Level = LogLevel.Critical, Message = "The private PostgreSQL has died and can't be started again, so the service ends: {Reason}")]
    private partial void LogLost(string reason);
}
