using System.Text;
using System.Text.Json;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>Reads JSON (RFC 8259) into source nodes with the lines they stand on.</summary>
internal sealed class JsonSource
{
    private readonly byte[] _json;
    private int _counted;
    private int _line = 1;

    private JsonSource(string json) => _json = Encoding.UTF8.GetBytes(json);

    /// <summary>The value that a JSON text holds.</summary>
    /// <exception cref="SourceException">It is not JSON, or nested more than 64 levels deep.</exception>
    public static SourceNode Read(string json)
    {
        var source = new JsonSource(json);
        try
        {
            var reader = new Utf8JsonReader(source._json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            reader.Read();
            var value = source.ReadValue(ref reader);
            while (reader.Read()) { }
            return value;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            throw new SourceException($"The JSON can't be read: {error.Message.Split(" LineNumber:")[0]}", line, (int)(error.BytePositionInLine ?? 0) + 1);
        }
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader)
    {
        var line = LineOf(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new SourceMapping(ReadPairs(ref reader), line),
            JsonTokenType.StartArray => new SourceSequence(ReadItems(ref reader), line),
            JsonTokenType.Number => new SourceScalar(Encoding.UTF8.GetString(reader.ValueSpan), ScalarKind.Number, line),
            JsonTokenType.True => new SourceScalar("true", ScalarKind.Boolean, line),
            JsonTokenType.False => new SourceScalar("false", ScalarKind.Boolean, line),
            JsonTokenType.Null => new SourceScalar("", ScalarKind.Null, line),
            _ => new SourceScalar(reader.GetString() ?? "", ScalarKind.Text, line),
        };
    }

    private List<KeyValuePair<string, SourceNode>> ReadPairs(ref Utf8JsonReader reader)
    {
        var pairs = new Dictionary<string, SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString() ?? "";
            reader.Read();
            pairs[key] = ReadValue(ref reader);
        }
        return [.. pairs];
    }

    private List<SourceNode> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader));
        return items;
    }

    // Tokens come in order, so each newline is counted once.
    private int LineOf(long position)
    {
        _line += _json.AsSpan(_counted, (int)position - _counted).Count((byte)'\n');
        _counted = (int)position;
        return _line;
    }
}
