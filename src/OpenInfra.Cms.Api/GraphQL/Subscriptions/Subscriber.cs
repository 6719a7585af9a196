using System.Threading.Channels;
using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading.Following;

namespace OpenInfra.Cms.Api.GraphQL.Subscriptions;

/// <summary>One client's subscription: where it follows changes, and how fast it takes what comes of them.</summary>
internal sealed class Subscriber(LiveChanges changes, int most)
{
    private readonly Channel<bool> _taken = Channel.CreateUnbounded<bool>();

    /// <summary>Adds this to a request's context, where <see cref="Subscribers"/> finds it.</summary>
    public void AddTo(IDictionary<string, object?> context) => context[nameof(Subscriber)] = this;

    /// <summary>Follows all changes from now on.</summary>
    /// <exception cref="ExecutionError">Too many do already.</exception>
    public Task<Follower> FollowAsync(CancellationToken cancel) => changes.Followers < most ? changes.FollowAsync(cancel)
        : throw Refused.Of("TOO_MANY_SUBSCRIPTIONS", $"At most {most} subscriptions are open at a time, of all clients together. Try again later.");

    /// <summary>Says that the client has taken the last result.</summary>
    public void Taken() => _taken.Writer.TryWrite(true);

    /// <summary>Waits until the client has taken the last result: for who is slow, nothing is computed in advance.</summary>
    public async Task WhenTakenAsync(CancellationToken cancel) => await _taken.Reader.ReadAsync(cancel);
}

internal static class Subscribers
{
    extension(IResolveFieldContext context)
    {
        /// <summary>Whose subscription this is.</summary>
        public Subscriber Subscriber => (Subscriber)context.UserContext[nameof(Subscriber)]!;
    }
}
