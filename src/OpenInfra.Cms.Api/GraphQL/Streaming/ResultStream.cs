using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Subscriptions;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>What comes of one request: of a query one result, of a subscription one for each event until its client leaves.</summary>
internal sealed class ResultStream(ExecutionResult first, Subscriber? subscriber)
{
    /// <summary>What comes of a request that can't be answered.</summary>
    public static ResultStream Of(ExecutionError error) => new(new(error), null);

    /// <summary>The results, each computed when the one before was taken. To be read once, and read it must be.</summary>
    /// <exception cref="ExecutionError">The subscription can't go on.</exception>
    public async IAsyncEnumerable<ExecutionResult> ResultsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (first.Streams is not { Count: > 0 } streams)
        {
            yield return first;
            yield break;
        }
        var results = new Results();
        using var subscription = streams.Values.Single().Subscribe(results);
        await foreach (var result in results.ReadAllAsync(cancel))
        {
            yield return result;
            subscriber?.Taken();
        }
    }

    private sealed class Results : IObserver<ExecutionResult>
    {
        private readonly Channel<ExecutionResult> _results = Channel.CreateUnbounded<ExecutionResult>();

        public IAsyncEnumerable<ExecutionResult> ReadAllAsync(CancellationToken cancel) => _results.Reader.ReadAllAsync(cancel);

        public void OnNext(ExecutionResult value) => _results.Writer.TryWrite(value);

        public void OnError(Exception error) => _results.Writer.TryComplete(error);

        public void OnCompleted() => _results.Writer.TryComplete();
    }
}
