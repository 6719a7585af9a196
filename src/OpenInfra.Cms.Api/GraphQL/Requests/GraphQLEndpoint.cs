using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL.Streaming;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>GraphQL over HTTP, by https://graphql.github.io/graphql-over-http/draft/, and over WebSockets.</summary>
internal sealed class GraphQLEndpoint(
    Answering answering, Answers answers, SocketEndpoint sockets, GraphQLSettings settings, TimeProvider time)
{
    private readonly GraphQLSerializer _serializer = new();

    /// <summary>Answers a request in a body.</summary>
    public Task<IResult> PostAsync(HttpContext http) => AdmittedAsync(http, sender => NegotiatedAsync(http, async accepted =>
    {
        if (!http.Request.HasJson)
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send a request as application/json, in UTF-8.");
        try
        {
            return await http.Request.BodyAsync(settings.Limits.Body, http.RequestAborted) is { } body
                ? await answering.AnswerAsync(http, accepted, sender, () => _serializer.ReadBody(body, settings))
                : Problem(StatusCodes.Status413PayloadTooLarge, $"A request has at most {settings.Limits.Body} bytes.");
        }
        catch (BadHttpRequestException broken)
        {
            // The client stopped sending: nothing is wrong here, so nothing is to be logged.
            return Problem(broken.StatusCode, "The body ended before its time, or came too slowly.");
        }
    }));

    /// <summary>Answers a request in a URL, which may read but not change anything; or opens a WebSocket.</summary>
    public Task<IResult> GetAsync(HttpContext http) => http.WebSockets.IsWebSocketRequest ? sockets.TalkAsync(http)
        : AdmittedAsync(http, sender => NegotiatedAsync(http, accepted =>
            answering.AnswerAsync(http, accepted, sender, () => _serializer.ReadUrl(http.Request.Query))));

    private async Task<IResult> AdmittedAsync(HttpContext http, Func<Sender, Task<IResult>> answer)
    {
        if (http.Request.IsUnasked)
            return Problem(StatusCodes.Status403Forbidden, "Pages of another origin ask by fetch, in CORS mode; not by an image, a script or a form.");
        if (http.Request.Perspective is not { } asked) return Problem(StatusCodes.Status400BadRequest, "A perspective is published or draft.");
        Perspective perspective;
        try
        {
            perspective = http.Caller.Seeing(asked, http.Request.MomentBy(time.GetUtcNow()));
        }
        catch (ExecutionError error)
        {
            return answers.BadRequest(http, new(error), Accepted.Choose(http.Request) ?? Accepted.Json);
        }
        if (http.Refusal(perspective) is { } refusal) return refusal;
        http.LimitCaching(perspective);
        return await answer(new(perspective, http.Caller));
    }

    private static async Task<IResult> NegotiatedAsync(HttpContext http, Func<string, Task<IResult>> answer)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var accepted = Accepted.Choose(http.Request) ?? (Accepted.TakesEvents(http.Request) ? Accepted.Events : null);
        return accepted is not null ? await answer(accepted)
            : Problem(StatusCodes.Status406NotAcceptable, $"Answers are {Accepted.Response}, {Accepted.Json} or {Accepted.Events}.");
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
