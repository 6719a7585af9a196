using System.Text.Json;
using GraphQL;
using GraphQL.Transport;
using Microsoft.Net.Http.Headers;
using OpenInfra.Cms.Api.GraphQL.Documents;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Reads requests from a body or from a URL.</summary>
internal static class RequestReading
{
    private const string Malformed = "BAD_REQUEST";

    private const string Expected =
        "A request is a JSON object with a \"query\" or a \"documentId\", or a URL with one of them; variables and extensions are objects.";

    extension(IGraphQLTextSerializer serializer)
    {
        /// <summary>The requests that a JSON body holds: one, or where that is allowed a list.</summary>
        /// <exception cref="ExecutionError">It holds none, or too many.</exception>
        public Asked ReadBody(ReadOnlyMemory<byte> body, GraphQLSettings settings) => Checked(() =>
        {
            CheckSize(body.Span, settings.Limits.Values);
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => new Asked([serializer.ReadRequest(json.RootElement)], IsBatch: false),
                JsonValueKind.Array => serializer.ReadBatch(json.RootElement, settings.Batch),
                _ => throw Refused.Of(Malformed, Expected),
            };
        });

        /// <summary>The request that a URL's query holds.</summary>
        /// <exception cref="ExecutionError">It holds none.</exception>
        public Asked ReadUrl(IQueryCollection url) => Checked(() => new Asked([Complete(new GraphQLRequest
        {
            Query = url["query"],
            DocumentId = url["documentId"],
            OperationName = url["operationName"] is [{ Length: > 0 } name] ? name : null,
            Variables = url["variables"] is [{ Length: > 0 } variables] ? serializer.Deserialize<Inputs>(variables) : null,
            Extensions = url["extensions"] is [{ Length: > 0 } extensions] ? serializer.Deserialize<Inputs>(extensions) : null,
        })], IsBatch: false));

        private Asked ReadBatch(JsonElement list, int most) => list.GetArrayLength() switch
        {
            var length when length <= most && most > 1 && length > 0 => new([.. list.EnumerateArray().Select(serializer.ReadRequest)], IsBatch: true),
            _ when most == 1 => throw Refused.Of(Malformed, $"This service takes one request at a time, not a list. {Expected}"),
            _ => throw Refused.Of(Malformed, $"A list of requests has 1 to {most} of them."),
        };

        /// <summary>The request that a JSON object is.</summary>
        /// <exception cref="ExecutionError">It is none.</exception>
        public GraphQLRequest ReadRequest(JsonElement json) => Checked(() => json.ValueKind == JsonValueKind.Object
            ? Complete(serializer.ReadNode<GraphQLRequest>(json))
            : throw Refused.Of(Malformed, Expected));
    }

    extension(HttpRequest request)
    {
        /// <summary>Whether the body says that it is JSON. Browsers let no page of another site send that unasked.</summary>
        public bool HasJson => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(Accepted.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

        /// <summary>The body; null where it is longer than <paramref name="most"/> bytes.</summary>
        public async Task<ReadOnlyMemory<byte>?> BodyAsync(int most, CancellationToken cancel)
        {
            if (request.ContentLength > most) return null;
            var (body, length) = (new byte[(int)(request.ContentLength ?? most) + 1], 0);
            while (length < body.Length && await request.Body.ReadAsync(body.AsMemory(length), cancel) is var read and > 0) length += read;
            return length > most ? null : body.AsMemory(0, length);
        }
    }

    // Without making objects of them: what is too much should cost nothing.
    private static void CheckSize(ReadOnlySpan<byte> body, int most)
    {
        var reader = new Utf8JsonReader(body);
        var values = 0;
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray) && ++values > most)
                throw Refused.Of("REQUEST_TOO_LARGE", $"A request has at most {most} values, those of its variables counted one by one.");
        }
    }

    private static GraphQLRequest Complete(GraphQLRequest? request) =>
        request is { Query.Length: > 0 } || (request is not null && RequestedDocuments.IsNamedBy(request)) ? request
            : throw Refused.Of(Malformed, Expected);

    private static TRead Checked<TRead>(Func<TRead> read)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw Refused.Of(Malformed, $"The request is not the JSON of a GraphQL request{PlaceOf(error)}. {Expected}");
        }
    }

    // The exception's own message would name types of this program.
    private static string PlaceOf(JsonException error) => error.LineNumber is { } line
        ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})"
        : error.Path is { Length: > 1 } path ? $" ({path})" : "";
}

/// <summary>What a body or URL asks for.</summary>
/// <param name="Requests">The requests, in their order.</param>
/// <param name="IsBatch">Whether they came as a list, and are to be answered as one.</param>
internal sealed record Asked(IReadOnlyList<GraphQLRequest> Requests, bool IsBatch);
