using System.Text.Json;

namespace OpenInfra.Cms.Api.GraphQL.Streaming;

/// <summary>A message of a client.</summary>
internal sealed record SocketMessage(string Type, string? Id, JsonElement? Payload)
{
    /// <summary>The message in a text.</summary>
    /// <exception cref="SocketRefusal">There is none.</exception>
    public static SocketMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && TextIn(root, "type") is { } type
                ? new(type, TextIn(root, "id"), root.TryGetProperty("payload", out var payload) ? payload.Clone() : null)
                : throw SocketRefusal.Invalid("A message is an object with a type.");
        }
        catch (JsonException)
        {
            throw SocketRefusal.Invalid("A message is JSON.");
        }
    }

    private static string? TextIn(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
