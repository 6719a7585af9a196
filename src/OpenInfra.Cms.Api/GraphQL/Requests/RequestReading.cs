using System.Text.Json;
using GraphQL;
using GraphQL.Transport;
using Microsoft.Net.Http.Headers;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Reads a request from a body or from a URL.</summary>
internal static class RequestReading
{
    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBody = 256 * 1024;

    private const string Malformed = "BAD_REQUEST";

    private const string Expected = "A request is a JSON object with a \"query\", or a URL with ?query=; variables and extensions are objects.";

    extension(IGraphQLTextSerializer serializer)
    {
        /// <summary>The request that a JSON body holds.</summary>
        /// <exception cref="ExecutionError">It holds none.</exception>
        public GraphQLRequest ReadBody(ReadOnlyMemory<byte> body) => Checked(() =>
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? serializer.ReadNode<GraphQLRequest>(json.RootElement) : null;
        });

        /// <summary>The request that a URL's query holds.</summary>
        /// <exception cref="ExecutionError">It holds none.</exception>
        public GraphQLRequest ReadUrl(IQueryCollection url) => Checked(() => new GraphQLRequest
        {
            Query = url["query"],
            OperationName = url["operationName"] is [{ Length: > 0 } name] ? name : null,
            Variables = url["variables"] is [{ Length: > 0 } variables] ? serializer.Deserialize<Inputs>(variables) : null,
            Extensions = url["extensions"] is [{ Length: > 0 } extensions] ? serializer.Deserialize<Inputs>(extensions) : null,
        });
    }

    extension(HttpRequest request)
    {
        /// <summary>Whether the body says that it is JSON. Browsers let no page of another site send that unasked.</summary>
        public bool HasJson => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(Accepted.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

        /// <summary>The body; null where it is longer than <see cref="MaxBody"/>.</summary>
        public async Task<ReadOnlyMemory<byte>?> BodyAsync(CancellationToken cancel)
        {
            if (request.ContentLength > MaxBody) return null;
            var (body, length) = (new byte[(int)(request.ContentLength ?? MaxBody) + 1], 0);
            while (length < body.Length && await request.Body.ReadAsync(body.AsMemory(length), cancel) is var read and > 0) length += read;
            return length > MaxBody ? null : body.AsMemory(0, length);
        }
    }

    private static GraphQLRequest Checked(Func<GraphQLRequest?> read)
    {
        try
        {
            return read() is { Query.Length: > 0 } request ? request
                : throw Refused.Of(Malformed, Expected);
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
