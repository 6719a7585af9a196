using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>GraphQL over HTTP, by https://graphql.github.io/graphql-over-http/draft/.</summary>
internal sealed class GraphQLEndpoint(
    Execution execution, RequestedDocuments documents, Answers answers, GraphQLSettings settings, TimeProvider time)
{
    private readonly GraphQLSerializer _serializer = new();

    /// <summary>Answers a request in a body.</summary>
    public Task<IResult> PostAsync(HttpContext http) => NegotiatedAsync(http, async (accepted, perspective) =>
    {
        if (!http.Request.HasJson)
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send a request as application/json, in UTF-8.");
        try
        {
            return await http.Request.BodyAsync(settings.Limits.Body, http.RequestAborted) is { } body
                ? await AnswerAsync(http, accepted, perspective, () => _serializer.ReadBody(body, settings))
                : Problem(StatusCodes.Status413PayloadTooLarge, $"A request has at most {settings.Limits.Body} bytes.");
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

    private async Task<IResult> NegotiatedAsync(HttpContext http, Func<string, Perspective, Task<IResult>> answer)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (http.Request.IsUnasked)
            return Problem(StatusCodes.Status403Forbidden, "Pages of another origin ask by fetch, in CORS mode; not by an image, a script or a form.");
        if (Accepted.Choose(http.Request) is not { } accepted)
            return Problem(StatusCodes.Status406NotAcceptable, $"Answers are {Accepted.Response} or {Accepted.Json}.");
        if (http.Request.Perspective is not { } asked) return Problem(StatusCodes.Status400BadRequest, "A perspective is published or draft.");
        try
        {
            var perspective = http.Caller.Seeing(asked, http.Request.MomentBy(time.GetUtcNow()));
            if (http.Refusal(perspective) is { } refusal) return refusal;
            http.LimitCaching(perspective);
            return await answer(accepted, perspective);
        }
        catch (ExecutionError error)
        {
            return answers.BadRequest(http, new(error), accepted);
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext http, string accepted, Perspective perspective, Func<Asked> read)
    {
        var asked = read();
        var results = new List<ExecutionResult>();
        foreach (var request in asked.Requests)
        {
            if (await ResultAsync(http, request, perspective) is not { } result)
            {
                http.Response.Headers.Allow = HttpMethods.Post;
                return Problem(StatusCodes.Status405MethodNotAllowed, "Send by POST what changes something.");
            }
            results.Add(result);
        }
        return asked.IsBatch ? answers.All(http, results, accepted) : answers.One(http, results[0], accepted);
    }

    // Null where the request may change something, and its method must not.
    private async Task<ExecutionResult?> ResultAsync(HttpContext http, GraphQLRequest request, Perspective perspective)
    {
        ParsedDocument document;
        try
        {
            document = documents.Of(request);
        }
        catch (ExecutionError error)
        {
            return new(error);
        }
        if (document.Has(OperationType.Mutation, request.OperationName))
        {
            if (!HttpMethods.IsPost(http.Request.Method)) return null;
            if (perspective.Moment is not null) return new(Refused.Of("AS_OF_MUTATION", "What was can't be changed: leave ?at= out."));
            // Who changes something sees what became of it.
            perspective = http.Caller.Seeing(Perspectives.Draft);
        }
        return await execution.AnswerAsync(request, document, perspective, http.Caller, http.RequestAborted);
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
