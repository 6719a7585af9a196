using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Writes down, now and then and at the end, which keys were used.</summary>
internal sealed partial class RecordingUses(KeyUses uses, IDocumentStore store, ILogger<RecordingUses> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await RecordAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await RecordAsync(CancellationToken.None);
        }
    }

    private async Task RecordAsync(CancellationToken cancel)
    {
        try
        {
            await uses.RecordAsync(store, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // They are kept, and written the next time. That the database is away is told elsewhere, request by request.
            if (!Unavailability.IsCause(error)) LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Which keys were used can't be written down")]
    private partial void LogFailed(Exception error);
}
