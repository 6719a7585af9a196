using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>Writes JSON straight to UTF-8.</summary>
internal static class JsonBody
{
    public const string MediaType = "application/json; charset=utf-8";

    // Sent as application/json with nosniff, so nothing but what JSON itself needs is escaped: curly quotes stay readable.
    private static readonly JsonWriterOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    extension(Utf8JsonWriter json)
    {
        /// <summary>Writes a moment, in UTC, or null.</summary>
        public void WriteMoment(ReadOnlySpan<byte> name, DateTimeOffset? moment)
        {
            if (moment is { } there) json.WriteString(name, there.UtcDateTime);
            else json.WriteNull(name);
        }
    }

    /// <summary>The bytes of what <paramref name="write"/> writes.</summary>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, _options)) write(json);
        return bytes.WrittenMemory;
    }
}
