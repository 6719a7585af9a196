using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>Messages over a socket, each whole; any number of tasks may speak.</summary>
internal sealed class SocketLine(WebSocket socket, int most) : IDisposable
{
    // What a close frame can hold.
    private const int MostReason = 123;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>The next message; null where the other side has closed.</summary>
    /// <exception cref="SocketRefusal">It is too long, or no text.</exception>
    /// <exception cref="WebSocketException">The connection was lost.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (part.MessageType != WebSocketMessageType.Text) throw SocketRefusal.Invalid("A message is a text.");
            message.Write(_buffer, 0, part.Count);
            if (message.Length > most) throw SocketRefusal.Invalid($"A message has at most {most} bytes.");
            if (part.EndOfMessage) return message.GetBuffer().AsMemory(0, (int)message.Length);
        }
    }

    /// <summary>Sends a message of the protocol.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">The operation's id, where it is about one.</param>
    /// <param name="payload">Its payload, as JSON.</param>
    public async Task SayAsync(string type, string? id = null, byte[]? payload = null)
    {
        var said = new StringBuilder($"{{\"type\":\"{type}\"");
        if (id is not null) said.Append(",\"id\":").Append(JsonSerializer.Serialize(id));
        if (payload is not null) said.Append(",\"payload\":").Append(Encoding.UTF8.GetString(payload));
        await _oneAtATime.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(said.Append('}').ToString()), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Says why the conversation ends, as far as anybody listens.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await _oneAtATime.WaitAsync(patience.Token);
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, Cut(reason), patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static string Cut(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MostReason) reason = reason[..^1];
        return reason;
    }
}
