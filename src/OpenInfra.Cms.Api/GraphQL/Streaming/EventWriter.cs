using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>Writes Server-Sent Events.</summary>
internal sealed class EventWriter(HttpResponse response, CancellationToken stop) : IDisposable
{
    // Proxies close connections that are silent for long.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(12);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Begins the stream, and writes a comment, which is no event, now and then until it stops.</summary>
    public async Task GiveSignsAsync()
    {
        response.ContentType = $"{Accepted.Events}; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        using var timer = new PeriodicTimer(_silence);
        try
        {
            do await SendAsync(":\n\n"u8.ToArray());
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // There is nobody left to give signs to.
        }
    }

    /// <summary>Writes an event; data is a line of JSON, or nothing.</summary>
    public Task WriteAsync(string name, byte[]? data = null) =>
        SendAsync([.. System.Text.Encoding.ASCII.GetBytes($"event: {name}\ndata: "), .. data ?? [], (byte)'\n', (byte)'\n']);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task SendAsync(byte[] bytes)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            await response.Body.WriteAsync(bytes, stop);
            await response.Body.FlushAsync(stop);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
