using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.Access;

/// <summary>Writes down, now and then and at the end, which keys were used.</summary>
internal sealed class RecordingUses(KeyUses uses, IDocumentStore store) : BackgroundService
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
        catch (Exception error) when (Unavailability.IsCause(error))
        {
            // They are kept, and written when the database is back.
        }
    }
}
