using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>Reads what editors send as JSON (RFC 8259), and says where it is broken.</summary>
public static class JsonDocuments
{
    /// <summary>How deep objects and lists may stand in each other.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions _options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The object that the bytes are, or the one problem that keeps them from being one.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="linesBefore">How many lines of the request are before them.</param>
    public static (JsonObject? Value, Problem? Problem) Parse(ReadOnlySpan<byte> utf8, int linesBefore = 0)
    {
        try
        {
            utf8 = WithoutMark(utf8);
            CheckEncoding(utf8);
            CheckTexts(utf8);
            return JsonNode.Parse(utf8, documentOptions: _options) is JsonObject value
                ? (value, null)
                : (null, new("", "A JSON object is expected: {\"title\": \"...\"}.", 1 + linesBefore));
        }
        catch (JsonException error)
        {
            return (null, ProblemOf(error, WithoutMark(utf8), linesBefore));
        }
    }

    /// <summary>The bytes behind a byte order mark, which some programs put before what they send.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    // RFC 8259 wants UTF-8. What isn't would be read with replacement characters, and what was meant would be lost.
    private static void CheckEncoding(ReadOnlySpan<byte> utf8)
    {
        var index = Utf8Check.IndexOfInvalid(utf8);
        if (index < 0) return;
        var line = utf8[..index].Count((byte)'\n');
        var column = index - (utf8[..index].LastIndexOf((byte)'\n') + 1);
        throw new JsonException($"The byte 0x{utf8[index]:X2} is no UTF-8, in which JSON is sent.", null, line, column);
    }

    // A text with half of a surrogate pair is valid JSON and can't be stored; it would fail only when it is read.
    private static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\ud"u8) < 0 && utf8.IndexOf("\\uD"u8) < 0) return;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw new JsonException("A text holds half of a surrogate pair.", null, utf8[..(int)reader.TokenStartIndex].Count((byte)'\n'), null);
            }
        }
    }

    private static Problem ProblemOf(JsonException error, ReadOnlySpan<byte> utf8, int linesBefore)
    {
        if (DuplicateNames.In(utf8, linesBefore) is { } twice) return twice;
        var line = error.LineNumber + 1 + linesBefore;
        var column = error.BytePositionInLine + 1;
        var what = error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
        var place = column is null ? $"line {line}" : $"line {line}, column {column}";
        return new("", line is null ? $"The JSON can't be read: {what}." : $"The JSON can't be read at {place}: {what}.", (int?)line);
    }
}
