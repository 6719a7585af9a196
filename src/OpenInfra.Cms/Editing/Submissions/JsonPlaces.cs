using System.Text.Json;

namespace OpenInfra.Cms.Editing.Submissions;

/// <summary>Finds the lines that values stand in.</summary>
public static class JsonPlaces
{
    /// <summary>The problems, each with the line (from 1) that its pointer leads to, or to what would hold it.</summary>
    public static IReadOnlyList<Problem> Locate(IReadOnlyList<Problem> problems, ReadOnlySpan<byte> utf8)
    {
        var lines = LinesIn(JsonDocuments.WithoutMark(utf8));
        return [.. problems.Select(problem => problem.Line is null ? problem with { Line = LineOf(problem.Pointer, lines) } : problem)];
    }

    private static int LineOf(string pointer, Dictionary<string, int> lines)
    {
        int line;
        while (!lines.TryGetValue(pointer, out line)) pointer = pointer[..pointer.LastIndexOf('/')];
        return line;
    }

    private static Dictionary<string, int> LinesIn(ReadOnlySpan<byte> utf8)
    {
        var (lines, place) = (new Dictionary<string, int> { [""] = 1 }, new Stack<(string Pointer, int Index)>());
        var (pointer, line, counted) = ("", 1, 0);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonDocuments.MaxDepth });
        while (reader.Read())
        {
            line += utf8[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    pointer = $"{place.Peek().Pointer}/{Pointers.Escape(reader.GetString()!)}";
                    lines[pointer] = line;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    pointer = place.Pop().Pointer;
                    continue;
            }
            if (place.TryPeek(out var owner) && owner.Index >= 0)
            {
                pointer = $"{owner.Pointer}/{owner.Index}";
                lines[pointer] = line;
                place.Push(place.Pop() with { Index = owner.Index + 1 });
            }
            if (reader.TokenType == JsonTokenType.StartObject) place.Push((pointer, -1));
            else if (reader.TokenType == JsonTokenType.StartArray) place.Push((pointer, 0));
        }
        return lines;
    }
}
