using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Changes what stands in brackets and braces: in JSON, and in YAML's flow style.</summary>
internal sealed class FlowPatch(string text, FlowWriter writer)
{
    public string SetValue(Span before, JsonNode? value) =>
        Replace(before.Start, before.End, writer.Value(value, IndentAt(before.Start), before.Style));

    public string Add(Span mapping, string key, JsonNode? value)
    {
        var pairs = mapping.Pairs!;
        if (pairs.Count == 0) return Replace(mapping.Start, mapping.End, $"{{{writer.Pair(key, value, null)}}}");
        var indent = OwnLineIndent(mapping.Start, pairs[0].Start);
        var pair = writer.Pair(key, value, indent);
        var end = pairs[^1].Value.End;
        var comma = text.AsSpan(end).TrimStart().StartsWith(",") ? text.IndexOf(',', end) : -1;
        var before = indent is null ? " " : writer.NewLine + indent;
        return comma >= 0 ? text.Insert(comma + 1, before + pair) : text.Insert(end, $",{before}{pair}");
    }

    public string Remove(Span mapping, string key)
    {
        var pairs = mapping.Pairs!;
        var at = pairs.FindLastIndex(pair => pair.Key == key);
        var (start, end) = (pairs[at].Start, pairs[at].Value.End);
        if (at + 1 < pairs.Count) return text.Remove(start, pairs[at + 1].Start - start);
        return at > 0 ? text.Remove(pairs[at - 1].Value.End, end - pairs[at - 1].Value.End) : Replace(mapping.Start, mapping.End, "{}");
    }

    public string SetItems(Span list, IReadOnlyList<ListItem> items)
    {
        var before = list.Items!;
        if (items.Count == 0) return Replace(list.Start, list.End, "[]");
        var indent = before.Count == 0 ? null : OwnLineIndent(list.Start, before[0].Start);
        var written = items.Select(item => item.Kept is { } kept ? text[before[kept].Start..before[kept].End] : writer.Value(item.Value, indent));
        var joined = string.Join(indent is null ? ", " : $",{writer.NewLine}{indent}", written);
        return before.Count == 0 ? Replace(list.Start, list.End, $"[{joined}]") : Replace(before[0].Start, before[^1].End, joined);
    }

    private string Replace(int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));

    private string? OwnLineIndent(int open, int first) => text.AsSpan(open, first - open).Contains('\n') ? IndentAt(first) : null;

    private string IndentAt(int at)
    {
        var start = at - Layout.ColumnOf(text, at);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return text[start..Math.Min(end, Math.Max(at, start))];
    }
}
