using GraphQL;
using GraphQL.Transport;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>
/// Answers with Server-Sent Events, by the "distinct connections mode" of the GraphQL over SSE protocol: errors of whatever kind are
/// results too, and a stream that ends without "complete" is to be opened again.
/// </summary>
internal sealed class EventStream(StreamedRequests requests, Answers answers, IHostApplicationLifetime lifetime)
{
    /// <summary>Writes what comes of a request, until it ends, the client leaves or the service stops.</summary>
    public async Task WriteAsync(HttpContext http, GraphQLRequest request, Sender sender)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var writer = new EventWriter(http.Response, stop.Token);
        var signs = Task.CompletedTask;
        try
        {
            var stream = await requests.OpenAsync(() => request, sender, stop.Token);
            signs = writer.GiveSignsAsync();
            await foreach (var result in stream.ResultsAsync(stop.Token)) await writer.WriteAsync("next", answers.Serialize(result));
            await writer.WriteAsync("complete");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client or the service is gone.
        }
        catch (ExecutionError)
        {
            // It was logged; the client opens another stream.
            http.Abort();
        }
        await stop.CancelAsync();
        await signs;
    }
}
