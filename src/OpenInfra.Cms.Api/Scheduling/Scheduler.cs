using System.Collections.Concurrent;
using Marten;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Api.Scheduling;

/// <summary>Publishes what was scheduled when its moment comes, and after a pause what came due in it; on one node of several.</summary>
internal sealed partial class Scheduler(
    ContentDatabase database, IDocumentStore store, Agenda agenda, TimeProvider time, ILogger<Scheduler> log) : BackgroundService
{
    // What is scheduled meanwhile may be due before what was known, and the node that leads may be gone.
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(1), _shortest = TimeSpan.FromMilliseconds(10);

    private const int AtOnce = 4;

    // Entries that can't even be read, until somebody looks at what the log says of them and starts the service again.
    private readonly ConcurrentDictionary<string, Exception> _broken = [];

    private Lead? _lead;
    private bool _fails;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await Task.Delay(await LookAsync(stoppingToken), time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
        finally
        {
            await LoseAsync();
        }
    }

    // How long to wait until the next look.
    private async Task<TimeSpan> LookAsync(CancellationToken cancel)
    {
        try
        {
            _lead ??= await Lead.OpenAsync(database.ConnectionString, cancel);
            var wait = await _lead.IsTakenAsync(cancel) ? await PublishAsync(_lead, cancel) : _longest;
            if (_fails) LogRecovered();
            _fails = false;
            return wait;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            await LoseAsync();
            // Once, not each second until it is over.
            if (!_fails) LogFailure(error);
            _fails = true;
            return _longest;
        }
    }

    private async Task<TimeSpan> PublishAsync(Lead lead, CancellationToken cancel)
    {
        var next = await agenda.NextAsync(lead.Connection, [.. _broken.Keys], cancel);
        var now = time.GetUtcNow();
        if (next is [] || next[0].At - now > _longest) return _longest;
        if (next[0].At > now) return TimeSpan.FromMilliseconds(Math.Ceiling((next[0].At - now).TotalMilliseconds));
        // In their order, so that of two who want one path the earlier gets it; but a whole site may be launched at one moment.
        var some = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        foreach (var together in next.TakeWhile(one => one.At <= now).GroupBy(one => one.At))
            await Parallel.ForEachAsync(together, some, KeepAsync);
        return _shortest;
    }

    private async ValueTask KeepAsync(Appointment due, CancellationToken cancel)
    {
        try
        {
            switch (await due.KeepAsync(store, cancel))
            {
                case null: LogPublished(due.Id, due.At); break;
                // Somebody changed it just now: the next look shows whether it is still to be published.
                case Refusal.NotFound or Refusal.Stale: break;
                case var why: LogCalledOff(due.Id, due.At, why.Reason); break;
            }
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && !Unavailability.IsCause(error))
        {
            _broken[due.Id] = error;
            LogBroken(error, due.Id);
        }
    }

    private async Task LoseAsync()
    {
        if (_lead is { } lead) await lead.DisposeAsync();
        _lead = null;
    }

    private void LogFailure(Exception error)
    {
        if (Unavailability.IsCause(error)) LogUnavailable(error.Message.Split('\n')[0]);
        else LogFault(error);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Id} is published, as scheduled for {At:O}.")]
    private partial void LogPublished(string id, DateTimeOffset at);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Id} was to be published at {At:O}, which can't be, and is called off: {Reason}")]
    private partial void LogCalledOff(string id, DateTimeOffset at, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Id} can't be published, by a fault; it is left out until the service starts again.")]
    private partial void LogBroken(Exception fault, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is scheduled has to wait, because the database can't be reached: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is scheduled can't be published; it is tried again each second.")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "What is scheduled is published again.")]
    private partial void LogRecovered();
}
