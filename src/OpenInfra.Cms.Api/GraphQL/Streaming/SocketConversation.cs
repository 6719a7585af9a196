using System.Net.WebSockets;
using System.Text.Json;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>What one client and the service say to each other: who begins, what is asked, when it ends.</summary>
/// <param name="line">What they speak over.</param>
/// <param name="operations">What is asked and answered.</param>
/// <param name="admit">Lets a client in by what its first message holds, or refuses.</param>
/// <param name="stop">Cancelled when the service stops.</param>
internal sealed class SocketConversation(
    SocketLine line, SocketOperations operations, Func<JsonElement?, Task> admit, CancellationToken stop)
{
    private static readonly TimeSpan _beginning = TimeSpan.FromSeconds(10), _farewell = TimeSpan.FromSeconds(2);

    private bool _hasBegun;

    /// <summary>Talks until one side ends it.</summary>
    public async Task RunAsync()
    {
        // Never cancelled: that would take the connection down before the other side has heard why.
        var listening = ListenAsync();
        try
        {
            await await Task.WhenAny(listening, WhenOverAsync());
            await line.CloseAsync(1000, "");
        }
        catch (SocketRefusal refusal)
        {
            await line.CloseAsync(refusal.Code, refusal.Message);
        }
        catch (WebSocketException)
        {
            // The client is gone.
        }
        await operations.EndAsync();
        await Task.WhenAny(listening.ContinueWith(over => over.Exception, TaskScheduler.Default), Task.Delay(_farewell, CancellationToken.None));
    }

    private async Task ListenAsync()
    {
        while (await line.ReceiveAsync() is { } text) await HearAsync(SocketMessage.Parse(text));
    }

    private async Task WhenOverAsync()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, operations.Lost);
        try
        {
            await Task.Delay(_beginning, over.Token);
            if (!_hasBegun) throw SocketRefusal.Late();
            await Task.Delay(Timeout.Infinite, over.Token);
        }
        catch (OperationCanceledException)
        {
            throw SocketRefusal.Restart(stop.IsCancellationRequested ? "The service stops." : "Changes were missed.");
        }
    }

    private Task HearAsync(SocketMessage message) => message switch
    {
        { Type: "connection_init" } when _hasBegun => throw SocketRefusal.AgainInitialised(),
        { Type: "connection_init" } => BeginAsync(message.Payload),
        { Type: "ping" } => line.SayAsync("pong"),
        { Type: "pong" } => Task.CompletedTask,
        { Type: "complete", Id: { } id } => operations.DropAsync(id),
        { Type: "subscribe" } when !_hasBegun => throw SocketRefusal.Unauthorized(),
        { Type: "subscribe", Id: { Length: > 0 } id, Payload: { ValueKind: JsonValueKind.Object } payload } => operations.OpenAsync(id, payload),
        _ => throw SocketRefusal.Invalid($"There is no such message, or it lacks something: {message.Type}"),
    };

    private async Task BeginAsync(JsonElement? payload)
    {
        await admit(payload);
        _hasBegun = true;
        await line.SayAsync("connection_ack");
    }
}
