using System.Text;
using System.Text.Json;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Finds the places of all values in a JSON text.</summary>
internal sealed class JsonSpans(byte[] json)
{
    private int _bytes;
    private int _characters;

    /// <summary>The value that the text holds.</summary>
    public static Span Find(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(
            json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        return new JsonSpans(json).Read(ref reader);
    }

    private Span Read(ref Utf8JsonReader reader)
    {
        var start = IndexOf(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var pairs = new List<SpanPair>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject) pairs.Add(ReadPair(ref reader));
                return new() { Start = start, End = IndexOf(reader.BytesConsumed), IsFlow = true, Pairs = pairs };
            case JsonTokenType.StartArray:
                var items = new List<Span>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader));
                return new() { Start = start, End = IndexOf(reader.BytesConsumed), IsFlow = true, Items = items };
            default:
                return new() { Start = start, End = IndexOf(reader.BytesConsumed), Style = ScalarStyle.DoubleQuoted };
        }
    }

    private SpanPair ReadPair(ref Utf8JsonReader reader)
    {
        var (key, start) = (reader.GetString() ?? "", IndexOf(reader.TokenStartIndex));
        var end = IndexOf(reader.TokenStartIndex + reader.ValueSpan.Length + 2);
        reader.Read();
        return new(key, start, end, Read(ref reader));
    }

    // Tokens come in order, so each byte is counted once.
    private int IndexOf(long position)
    {
        _characters += Encoding.UTF8.GetCharCount(json, _bytes, (int)position - _bytes);
        _bytes = (int)position;
        return _characters;
    }
}
