using Microsoft.AspNetCore.Http.HttpResults;
using GraphQL;
using GraphQL.Transport;
using GraphQLParser.AST;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.Streaming;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Answers what an HTTP request asks: at once, or as events one by one.</summary>
internal sealed class Answering(Execution execution, RequestedDocuments documents, Answers answers, EventStream events)
{
    /// <summary>The answer, in the media type that was chosen for it.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, string accepted, Sender sender, Func<Asked> read)
    {
        Asked asked;
        try
        {
            asked = read();
        }
        catch (ExecutionError error)
        {
            return answers.BadRequest(http, new(error), accepted == Accepted.Events ? Accepted.Json : accepted);
        }
        if (!HttpMethods.IsPost(http.Request.Method) && asked.Requests.Any(request => documents.Has(request, OperationType.Mutation)))
            return NotBy(http);
        if (!asked.IsBatch && IsStreamed(http, asked.Requests[0], accepted))
        {
            await events.WriteAsync(http, asked.Requests[0], sender);
            return TypedResults.Empty;
        }
        var results = new List<ExecutionResult>();
        foreach (var request in asked.Requests) results.Add(await ResultAsync(request, sender, http.RequestAborted));
        return asked.IsBatch ? answers.All(http, results, accepted) : answers.One(http, results[0], accepted);
    }

    private static ProblemHttpResult NotBy(HttpContext http)
    {
        http.Response.Headers.Allow = HttpMethods.Post;
        return TypedResults.Problem("Send by POST what changes something.", statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    // Who names events and JSON gets events where there may be several, and JSON where there is one answer.
    private bool IsStreamed(HttpContext http, GraphQLRequest request, string accepted) =>
        accepted == Accepted.Events || (Accepted.TakesEvents(http.Request) && documents.Has(request, OperationType.Subscription));

    private async Task<ExecutionResult> ResultAsync(GraphQLRequest request, Sender sender, CancellationToken cancel)
    {
        try
        {
            return await execution.AnswerAsync(request, documents.Of(request), sender, cancel);
        }
        catch (ExecutionError error)
        {
            return new(error);
        }
    }
}
