using Marten;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Api.Scheduling;

/// <summary>Deletes each hour what no longer counts; on every node, for twice does no harm.</summary>
internal sealed partial class Housekeeping(IDocumentStore store, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_pause, time, stoppingToken);
                await ForgetAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        try
        {
            await using var session = store.LightweightSession();
            session.ForgetReceipts();
            await session.SaveChangesAsync(cancel);
        }
        catch (Exception error) when (Unavailability.IsCause(error))
        {
            LogUnavailable(error.Message.Split('\n')[0]);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What no longer counts is kept for another hour, because the database can't be reached: {Reason}")]
    private partial void LogUnavailable(string reason);
}
