using System.Text.Json;

namespace OpenInfra.Cms.Reading.Filters;

/// <summary>Filters that come as JSON.</summary>
public static class FilterJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The dictionaries, lists and plain values in some JSON.</summary>
    /// <exception cref="JsonException">It is no JSON, or nested too deep.</exception>
    public static object? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, _strict);
            return ValueOf(document.RootElement);
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A text has half of a surrogate pair.", half);
        }
    }

    private static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => ValueOf(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => new JsonNumber(json.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
