using Marten;

namespace OpenInfra.Cms.Reading.Following;

/// <summary>The changes of all entries, as they are committed on any node. While nobody follows, nothing listens.</summary>
public sealed class LiveChanges(IDocumentStore store, IReadOnlyList<ContentType> types) : IAsyncDisposable
{
    private readonly Dictionary<string, ContentType> _types = types.ToDictionary(type => type.Name);
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Listener? _listener;

    /// <summary>How many follow at the moment.</summary>
    public int Followers => _listener?.Followers ?? 0;

    /// <summary>Follows all changes that are committed after this has returned.</summary>
    public async Task<Follower> FollowAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            while (true)
            {
                _listener ??= await Listener.StartAsync(store, _types, cancel);
                if (_listener.Add() is { } follower) return follower;
                await EndAsync();
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _oneAtATime.Dispose();
    }

    private async Task EndAsync()
    {
        if (_listener is not { } ended) return;
        _listener = null;
        await ended.DisposeAsync();
    }
}
