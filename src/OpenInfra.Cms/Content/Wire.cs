using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenInfra.Cms.Content;

/// <summary>The one JSON shape: what REST sends, what GraphQL names its fields after, and, but for texts, what is stored.</summary>
public static class Wire
{
    /// <summary>On the wire a text is a string.</summary>
    public static JsonSerializerOptions Json { get; } = Create(new MarkdownAsText());

    /// <summary>In the store a text is its hash, and what is null is left out.</summary>
    public static JsonSerializerOptions Stored { get; } = Create(new MarkdownAsHash(), ShapeStored);

    /// <summary>The JSON name of a property.</summary>
    public static string NameOf(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    /// <summary>Puts the shape of stored documents on options that somebody else made.</summary>
    public static void ShapeStored(JsonSerializerOptions json)
    {
        // What was stored stays readable when a field is dropped from its type; only what comes in must match exactly.
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.IgnoreReadOnlyProperties = true;
        if (!json.Converters.OfType<MarkdownAsHash>().Any()) json.Converters.Add(new MarkdownAsHash());
    }

    private static JsonSerializerOptions Create(JsonConverter texts, Action<JsonSerializerOptions>? shape = null)
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // Enum names as they are: Marten stores and compares exactly these, whatever naming policy is asked for here.
            Converters = { texts, new JsonStringEnumConverter() },
        };
        shape?.Invoke(json);
        json.MakeReadOnly();
        return json;
    }
}

internal sealed class MarkdownAsText : JsonConverter<Markdown>
{
    public override Markdown Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Markdown.Of(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Markdown value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Source ?? throw new InvalidOperationException("Load a text before it is sent."));
}

internal sealed class MarkdownAsHash : JsonConverter<Markdown>
{
    public override Markdown Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Markdown.Stored(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Markdown value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hash);
}
