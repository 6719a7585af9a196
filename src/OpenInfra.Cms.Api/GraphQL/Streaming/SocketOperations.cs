using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>The operations that one client has open on its socket, by the ids that it gave them.</summary>
internal sealed class SocketOperations(
    SocketLine line, Answers answers, int most, Func<JsonElement, CancellationToken, Task<ResultStream>> open) : IDisposable
{
    private readonly ConcurrentDictionary<string, Running> _running = new();
    private readonly CancellationTokenSource _lost = new();

    /// <summary>Cancelled where an operation can't go on, and its client has to begin anew.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Begins to answer an operation.</summary>
    /// <exception cref="SocketRefusal">Another one has this id.</exception>
    public async Task OpenAsync(string id, JsonElement payload)
    {
        if (_running.Count >= most)
        {
            var refusal = Refused.Of("TOO_MANY_SUBSCRIPTIONS", $"A socket has at most {most} operations at a time.");
            await line.SayAsync("error", id, answers.SerializeErrors(new(refusal)));
            return;
        }
        var running = new Running();
        if (!_running.TryAdd(id, running)) throw SocketRefusal.Twice(id);
        running.Answering = Task.Run(() => AnswerAsync(id, payload, running.Cancel.Token));
    }

    /// <summary>Ends an operation that its client has enough of.</summary>
    public Task DropAsync(string id) => _running.TryRemove(id, out var running) ? running.EndAsync() : Task.CompletedTask;

    /// <summary>Ends all operations.</summary>
    public Task EndAsync() => Task.WhenAll(_running.Keys.Select(DropAsync));

    public void Dispose() => _lost.Dispose();

    private async Task AnswerAsync(string id, JsonElement payload, CancellationToken cancel)
    {
        try
        {
            var stream = await open(payload, cancel);
            await foreach (var result in stream.ResultsAsync(cancel))
            {
                if (result.Executed) await line.SayAsync("next", id, answers.Serialize(result));
                else await FinishAsync("error", id, answers.SerializeErrors(result));
            }
            await FinishAsync("complete", id);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // One of both has enough.
        }
        catch (ExecutionError)
        {
            await _lost.CancelAsync();
        }
    }

    // Before it is said, so that the client may use the id again.
    private Task FinishAsync(string type, string id, byte[]? payload = null) =>
        _running.TryRemove(id, out _) ? line.SayAsync(type, id, payload) : Task.CompletedTask;

    private sealed class Running
    {
        public CancellationTokenSource Cancel { get; } = new();

        public Task Answering { get; set; } = Task.CompletedTask;

        public async Task EndAsync()
        {
            await Cancel.CancelAsync();
            await Answering;
        }
    }
}
