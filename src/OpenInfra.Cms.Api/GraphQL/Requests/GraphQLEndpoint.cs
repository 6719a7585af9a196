using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Hosting;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>GraphQL over HTTP, by https://graphql.github.io/graphql-over-http/draft/.</summary>
internal sealed class GraphQLEndpoint(Execution execution, Failures failures, Unavailability unavailability)
{
    private readonly GraphQLSerializer _serializer = new(
        json => json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, failures);

    /// <summary>Answers a request in a body.</summary>
    public Task<IResult> PostAsync(HttpContext http) => NegotiatedAsync(http, async (accepted, perspective) =>
    {
        if (!http.Request.HasJson)
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send a request as application/json, in UTF-8.");
        try
        {
            return await http.Request.BodyAsync(http.RequestAborted) is { } body
                ? await AnswerAsync(http, accepted, perspective, () => _serializer.ReadBody(body))
                : Problem(StatusCodes.Status413PayloadTooLarge, $"A request has at most {RequestReading.MaxBody} bytes.");
        }
        catch (BadHttpRequestException broken)
        {
            // The client stopped sending: nothing is wrong here, so nothing is to be logged.
            return Problem(broken.StatusCode, "The body ended before its time, or came too slowly.");
        }
    });

    /// <summary>Answers a request in a URL, which may read but not change anything.</summary>
    public Task<IResult> GetAsync(HttpContext http) => NegotiatedAsync(http, (accepted, perspective) =>
        AnswerAsync(http, accepted, perspective, () => _serializer.ReadUrl(http.Request.Query)));

    private static async Task<IResult> NegotiatedAsync(HttpContext http, Func<string, Perspective, Task<IResult>> answer)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (Accepted.Choose(http.Request) is not { } accepted)
            return Problem(StatusCodes.Status406NotAcceptable, $"Answers are {Accepted.Response} or {Accepted.Json}.");
        switch (http.Request.Perspective)
        {
            case Perspective.Published:
                return await answer(accepted, Perspective.Published);
            case Perspective.Draft:
                http.Response.Headers.WWWAuthenticate = "Bearer";
                return Problem(StatusCodes.Status401Unauthorized, "Drafts are for those with a key.");
            default:
                return Problem(StatusCodes.Status400BadRequest, "A perspective is published or draft.");
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext http, string accepted, Perspective perspective, Func<GraphQLRequest> read)
    {
        GraphQLRequest request;
        try
        {
            http.Request.Query.RefuseMoment();
            request = read();
        }
        catch (ExecutionError error)
        {
            return Answer(http, new(error), accepted, StatusCodes.Status400BadRequest);
        }
        if (!HttpMethods.IsPost(http.Request.Method) && execution.IsMutation(request))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            return Problem(StatusCodes.Status405MethodNotAllowed, "Send by POST what changes something.");
        }
        var result = await execution.AnswerAsync(request, perspective, http.RequestAborted);
        if (result.Errors?.FirstOrDefault(Failures.IsPassing) is { } passing)
        {
            unavailability.Announce(http, passing.InnerException);
            return Answer(http, result, accepted, StatusCodes.Status503ServiceUnavailable);
        }
        var isOk = result.Executed || accepted == Accepted.Json;
        return Answer(http, result, accepted, isOk ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private FileContentHttpResult Answer(HttpContext http, ExecutionResult result, string accepted, int status)
    {
        http.Response.StatusCode = status;
        return TypedResults.Bytes(System.Text.Encoding.UTF8.GetBytes(_serializer.Serialize(result)), $"{accepted}; charset=utf-8");
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
