namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>What stands in brackets with each part on lines of its own: the parts keep the comments above them and behind them.</summary>
internal sealed class FlowLines
{
    private readonly string _text;
    private readonly IReadOnlyList<(int Start, int End)> _parts;
    private readonly List<(int Start, int End)> _lines = [];

    private FlowLines(string text, IReadOnlyList<(int Start, int End)> parts) => (_text, _parts) = (text, parts);

    /// <summary>The lines; null where a line has more than one part, or a bracket.</summary>
    /// <param name="text">The text.</param>
    /// <param name="owner">What stands in the brackets.</param>
    /// <param name="parts">The places of its pairs or items.</param>
    public static FlowLines? Of(string text, Span owner, IReadOnlyList<(int Start, int End)> parts)
    {
        var lines = new FlowLines(text, parts);
        var start = lines.LineEnd(owner.Start);
        foreach (var part in parts)
        {
            var end = lines.LineEnd(part.End);
            if (part.Start < start || end >= owner.End) return null;
            lines._lines.Add((start, end));
            start = end;
        }
        return lines;
    }

    /// <summary>The text with other parts: those that are there, by their numbers, and new ones with their indentation.</summary>
    public string With(IReadOnlyList<(int? Kept, string? Written)> parts, string newLine)
    {
        var hasLastComma = CommaAfter(_parts.Count - 1) is not null;
        var written = parts.Select((part, i) =>
        {
            var needsComma = i + 1 < parts.Count || hasLastComma;
            return part.Kept is { } kept ? Kept(kept, needsComma) : $"{part.Written}{(needsComma ? "," : "")}{newLine}";
        });
        return string.Concat(_text.AsSpan(0, _lines[0].Start), string.Concat(written), _text.AsSpan(_lines[^1].End));
    }

    private string Kept(int part, bool needsComma)
    {
        var ((start, end), behind) = (_lines[part], _parts[part].End);
        return (CommaAfter(part), needsComma) switch
        {
            (null, true) => $"{_text[start..behind]},{_text[behind..end]}",
            ({ } comma, false) => $"{_text[start..comma]}{_text[(comma + 1)..end]}",
            _ => _text[start..end],
        };
    }

    private int? CommaAfter(int part)
    {
        var (behind, end) = (_parts[part].End, _lines[part].End);
        return _text.AsSpan(behind, end - behind).TrimStart().StartsWith(",") ? _text.IndexOf(',', behind) : null;
    }

    private int LineEnd(int at) => _text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : _text.Length;
}
