using System.Text;
using System.Text.Json;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Documents;

/// <summary>Reads JSON (RFC 8259) into source nodes with their places.</summary>
internal sealed class JsonSource
{
    private static readonly JsonReaderOptions _options =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Limits.MaxDepth };

    private readonly byte[] _json;
    private readonly Action<int, string> _warn;
    private readonly Limits _limits = new("JSON");
    private int _counted;
    private int _line;
    private int _lineStart;

    private JsonSource(string json, int firstLine, Action<int, string> warn) =>
        (_json, _line, _warn) = (Encoding.UTF8.GetBytes(json), firstLine, warn);

    /// <summary>The value that a JSON text holds; null where it is empty.</summary>
    /// <param name="json">The text.</param>
    /// <param name="firstLine">The line of the file that the text begins on.</param>
    /// <param name="warn">Told of what is odd but readable, with its line.</param>
    /// <exception cref="SourceException">It is not JSON, or too deep or too large.</exception>
    public static SourceNode? Read(string json, int firstLine, Action<int, string> warn)
    {
        if (string.IsNullOrWhiteSpace(json)) return null;
        var source = new JsonSource(json, firstLine, warn);
        try
        {
            var reader = new Utf8JsonReader(source._json, _options);
            reader.Read();
            var value = source.ReadValue(ref reader);
            while (reader.Read()) { }
            return value;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + firstLine;
            throw new SourceException($"The JSON can't be read: {error.Message.Split(" LineNumber:")[0]}", line,
                (int)(error.BytePositionInLine ?? 0) + 1);
        }
    }

    /// <summary>How many characters the JSON object has that a text begins with; null where it begins with none.</summary>
    public static int? LengthOfObject(string text)
    {
        if (!text.StartsWith('{')) return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes, _options);
            return reader.Read() && reader.TrySkip() ? Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private SourceNode ReadValue(ref Utf8JsonReader reader)
    {
        var (line, column) = PlaceOf(reader.TokenStartIndex);
        _limits.Add(new(1, 0), line, column);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new SourceMapping(ReadPairs(ref reader), line, column),
            JsonTokenType.StartArray => new SourceSequence(ReadItems(ref reader), line, column),
            JsonTokenType.Number => new SourceScalar(Encoding.UTF8.GetString(reader.ValueSpan), ScalarKind.Number, line, column),
            JsonTokenType.True => new SourceScalar("true", ScalarKind.Boolean, line, column),
            JsonTokenType.False => new SourceScalar("false", ScalarKind.Boolean, line, column),
            JsonTokenType.Null => new SourceScalar("", ScalarKind.Null, line, column),
            _ => new SourceScalar(TextOf(ref reader, line, column), ScalarKind.Text, line, column),
        };
    }

    private List<KeyValuePair<string, SourceNode>> ReadPairs(ref Utf8JsonReader reader)
    {
        var pairs = new OrderedDictionary<string, SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (line, column) = PlaceOf(reader.TokenStartIndex);
            var key = TextOf(ref reader, line, column);
            reader.Read();
            var value = ReadValue(ref reader);
            if (pairs.ContainsKey(key)) _warn(line, $"The key \"{key}\" stands here a second time; the last value is used.");
            pairs[key] = value;
        }
        return [.. pairs];
    }

    private List<SourceNode> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader));
        return items;
    }

    private string TextOf(ref Utf8JsonReader reader, int line, int column)
    {
        try
        {
            return Storable.Text(reader.GetString() ?? "", line, _warn);
        }
        // So the reader tells of "\ud800" alone.
        catch (InvalidOperationException)
        {
            throw new SourceException("The JSON can't be read: a \\u escape stands for half of a character; write both halves.", line,
                column);
        }
    }

    // Tokens come in order, so each newline is counted once.
    private (int Line, int Column) PlaceOf(long position)
    {
        var passed = _json.AsSpan(_counted, (int)position - _counted);
        _line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var last) _lineStart = _counted + last + 1;
        _counted = (int)position;
        return (_line, (int)position - _lineStart + 1);
    }
}
