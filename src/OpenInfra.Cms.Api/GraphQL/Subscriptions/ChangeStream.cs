using OpenInfra.Cms.Reading.Following;

namespace OpenInfra.Cms.Api.GraphQL.Subscriptions;

/// <summary>A change, with what it is for whoever is told.</summary>
internal sealed record ToldChange(Change Change, ChangeKind Kind);

/// <summary>What a subscription is told, one change at a time.</summary>
internal sealed class ChangeStream(Follower follower, Func<Change, ToldChange?> tell, Subscriber subscriber) : IObservable<ToldChange>
{
    public IDisposable Subscribe(IObserver<ToldChange> observer)
    {
        var stop = new Stop();
        _ = PumpAsync(observer, stop.Token);
        return stop;
    }

    private async Task PumpAsync(IObserver<ToldChange> observer, CancellationToken stop)
    {
        using var following = follower;
        try
        {
            await foreach (var change in follower.ChangesAsync(stop))
            {
                if (tell(change) is not { } told) continue;
                observer.OnNext(told);
                await subscriber.WhenTakenAsync(stop);
            }
            observer.OnCompleted();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client has left.
        }
        catch (LostTrackException lost)
        {
            observer.OnError(lost);
        }
    }

    private sealed class Stop : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();

        public CancellationToken Token => _stop.Token;

        public void Dispose() => _stop.Cancel();
    }
}
