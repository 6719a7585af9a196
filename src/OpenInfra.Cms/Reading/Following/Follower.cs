using System.Threading.Channels;

namespace OpenInfra.Cms.Reading.Following;

/// <summary>Somebody who is told of changes as they are committed, until it is disposed.</summary>
public sealed class Follower : IDisposable
{
    // Changes are small; who is further behind than this is not keeping up.
    private const int MostWaiting = 10_000;

    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(MostWaiting);
    private readonly Action<Follower> _leave;

    internal Follower(Action<Follower> leave) => _leave = leave;

    /// <summary>The changes, each once, those of an entry in their order.</summary>
    /// <exception cref="LostTrackException">From here on some were missed.</exception>
    public IAsyncEnumerable<Change> ChangesAsync(CancellationToken cancel) => _waiting.Reader.ReadAllAsync(cancel);

    public void Dispose() => _leave(this);

    internal void Take(IReadOnlyList<Change> changes)
    {
        if (changes.All(_waiting.Writer.TryWrite)) return;
        End(new LostTrackException($"More than {MostWaiting} changes came before they were taken."));
        _leave(this);
    }

    internal void End(Exception? why) => _waiting.Writer.TryComplete(why);
}

/// <summary>Changes were missed: whoever followed has to read again what they show, and follow anew.</summary>
public sealed class LostTrackException(string message, Exception? cause = null) : Exception(message, cause);
