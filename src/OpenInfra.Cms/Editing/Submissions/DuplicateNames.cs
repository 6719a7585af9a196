using System.Text.Json;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>Finds members of one name: which of them counts is for nobody to guess (RFC 8259, section 4).</summary>
internal static class DuplicateNames
{
    /// <summary>The first member whose name the same object has before; null where there is none as far as the JSON can be read.</summary>
    public static Problem? In(ReadOnlySpan<byte> utf8, int linesBefore)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonDocuments.MaxDepth });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject) names.Push([]);
                else if (reader.TokenType == JsonTokenType.EndObject) names.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(reader.GetString()!))
                    return Twice(reader.GetString()!, utf8[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1 + linesBefore);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // It is broken somewhere else, and that has been found already.
        }
        return null;
    }

    private static Problem Twice(string name, int line) =>
        new("", $"The JSON can't be read at line {line}: an object has two members \"{name}\", and one of them would be lost.", line);
}
