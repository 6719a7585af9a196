using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>GraphQL over a WebSocket, by the protocol graphql-transport-ws.</summary>
internal sealed class SocketEndpoint(
    SocketAdmission admission, StreamedRequests requests, Answers answers, GraphQLSettings settings, IHostApplicationLifetime lifetime)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>Talks with a client until one of both has enough.</summary>
    public async Task<IResult> TalkAsync(HttpContext http)
    {
        if (Refusal(http) is { } refusal) return TypedResults.Problem(refusal, statusCode: StatusCodes.Status400BadRequest);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Protocol);
        using var line = new SocketLine(socket, settings.Limits.Body);
        Sender? sender = null;
        using var operations = new SocketOperations(line, answers, settings.Limits.SocketOperations,
            (payload, cancel) => requests.OpenAsync(payload, sender!, cancel));
        await new SocketConversation(line, operations, async payload => sender = await admission.AdmitAsync(http, payload), lifetime.ApplicationStopping)
            .RunAsync();
        return TypedResults.Empty;
    }

    private static string? Refusal(HttpContext http) =>
        !http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol) ? $"A socket here speaks the protocol {Protocol}."
        : http.Request.IsFromElsewhere ? "Pages of another origin can't have a socket here."
        : http.Request.Perspective is null ? "A perspective is published or draft."
        : http.Request.Query.ContainsKey("at") ? "A socket tells of the present: leave ?at= out."
        : null;
}
