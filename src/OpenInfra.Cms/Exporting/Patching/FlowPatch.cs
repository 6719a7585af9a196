using System.Text;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Changes what stands in brackets and braces: in JSON and TOML, and in YAML's flow style.</summary>
internal sealed class FlowPatch(string text, FlowWriter writer)
{
    public string SetValue(Span before, JsonNode? value) =>
        Replace(before.Start, before.End, writer.Value(value, IndentAt(before.Start), before.Style));

    public string Add(Span mapping, string key, JsonNode? value) =>
        Put(mapping, [.. Kept(mapping.Pairs!.Count), new(null, indent => writer.Pair(key, value, indent))]);

    public string Remove(Span mapping, string key)
    {
        var at = mapping.Pairs!.FindLastIndex(pair => pair.Key == key);
        return Put(mapping, [.. Kept(mapping.Pairs.Count).Where(part => part.Kept != at)]);
    }

    public string SetItems(Span list, IReadOnlyList<ListItem> items) =>
        Put(list, [.. items.Select(item => new Part(item.Kept, indent => writer.Value(item.Value, indent)))]);

    private static IEnumerable<Part> Kept(int count) => Enumerable.Range(0, count).Select(i => new Part(i, null));

    private string Put(Span owner, IReadOnlyList<Part> parts)
    {
        var before = PartsOf(owner);
        if (parts.Count == 0 || before.Count == 0)
            return Replace(owner.Start, owner.End, writer.Inside(owner.Pairs is null, parts.Select(part => part.Write!(null))));
        var indent = OwnLineIndent(owner.Start, before[0].Start);
        if (indent is not null && FlowLines.Of(text, owner, before) is { } lines)
            return lines.With(
                [.. parts.Select(part => (part.Kept, part.Kept is null ? indent + part.Write!(indent) : null))], writer.NewLine);
        var joined = new StringBuilder();
        foreach (var (i, part) in parts.Index())
        {
            if (i > 0) joined.Append(Between(before, parts[i - 1].Kept, part.Kept, indent));
            joined.Append(part.Kept is { } kept ? text.AsSpan(before[kept].Start, before[kept].End - before[kept].Start)
                : part.Write!(indent));
        }
        return Replace(before[0].Start, before[^1].End, joined.ToString());
    }

    // What stood between two parts, or what stands between others where that is no more than a comma and white space.
    private string Between(List<(int Start, int End)> parts, int? one, int? other, string? indent)
    {
        if (one is { } first && other == first + 1) return Behind(first);
        var example = parts.Count > 1 ? Behind(Math.Min(one ?? 0, parts.Count - 2)) : "";
        return example.Trim() == "," ? example : indent is null ? ", " : $",{writer.NewLine}{indent}";

        string Behind(int part) => text[parts[part].End..parts[part + 1].Start];
    }

    private static List<(int Start, int End)> PartsOf(Span owner) => owner.Items is { } items
        ? [.. items.Select(item => (item.Start, item.End))] : [.. owner.Pairs!.Select(pair => (pair.Start, pair.Value.End))];

    private string Replace(int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));

    private string? OwnLineIndent(int open, int first) => text.AsSpan(open, first - open).Contains('\n') ? IndentAt(first) : null;

    private string IndentAt(int at)
    {
        var start = at - Layout.ColumnOf(text, at);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return text[start..Math.Min(end, Math.Max(at, start))];
    }

    /// <summary>A pair or an item: one that is there, by its number, or a new one.</summary>
    private readonly record struct Part(int? Kept, Func<string?, string>? Write);
}
