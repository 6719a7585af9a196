using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>Begins to answer requests whose results are streamed; one that can't be answered has its errors as its only result.</summary>
internal sealed class StreamedRequests(Execution execution, RequestedDocuments documents)
{
    private readonly GraphQLSerializer _serializer = new();

    /// <summary>The results of a request in JSON.</summary>
    public Task<ResultStream> OpenAsync(JsonElement request, Sender sender, CancellationToken cancel) =>
        OpenAsync(() => _serializer.ReadRequest(request), sender, cancel);

    /// <summary>The results of a request.</summary>
    public async Task<ResultStream> OpenAsync(Func<GraphQLRequest> read, Sender sender, CancellationToken cancel)
    {
        try
        {
            var request = read();
            return await execution.OpenAsync(request, documents.Of(request), sender, cancel);
        }
        catch (ExecutionError error)
        {
            return ResultStream.Of(error);
        }
    }
}
