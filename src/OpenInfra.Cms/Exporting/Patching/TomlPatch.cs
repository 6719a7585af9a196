using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Changes TOML: only the lines of what is changed.</summary>
internal sealed class TomlPatch(string text, Span root, string newLine) : IBlockPatch
{
    public string SetValue(SpanPair pair, JsonNode? value, bool isPlain)
    {
        if (pair.Value.End == 0 || pair.Value is { Items: not null, IsFlow: false })
            return SetBelowHeaders(pair, value, isPlain);
        return Replace(pair.Value.Start, pair.Value.End,
            Written(value, pair.Value.Style, isPlain && pair.Value.Style == ScalarStyle.Plain));
    }

    // What headers can't hold, such as a list of more than mappings, stands on a line of its own.
    private string SetBelowHeaders(SpanPair pair, JsonNode? value, bool isPlain)
    {
        if (!root.Pairs!.Contains(pair)) throw new UnpatchableException($"{pair.Key} stands below headers of another key.");
        var without = Remove(null, root, pair.Key);
        return new TomlPatch(without, TomlSpans.Find(without), newLine).Add(null, pair.Key, value, isPlain);
    }

    public string SetItem(Span item, JsonNode? value) => throw new UnpatchableException("The item stands below a header.");

    public string Add(Span? mapping, string key, JsonNode? value, bool isPlain)
    {
        var owner = mapping ?? root;
        if (owner == root && value is JsonObject { Count: > 0 } section)
            return Insert(text.Length, TomlWriter.Section($"[{TomlWriter.Key(key)}]", section, newLine));
        if (owner.Home is not var (at, prefix)) throw new UnpatchableException("The mapping has no lines of its own.");
        var indent = owner.Pairs is [.., var last] && last.Start > 0 ? new string(' ', Layout.ColumnOf(text, last.Start)) : "";
        return Insert(at, $"{indent}{prefix}{TomlWriter.Key(key)} = {Written(value, ScalarStyle.Any, isPlain)}{newLine}");
    }

    public string Remove(SpanPair? owner, Span mapping, string key)
    {
        var after = text;
        var value = mapping.Pairs!.Last(pair => pair.Key == key).Value;
        foreach (var (start, end) in Joined(LinesOf(value))) after = after.Remove(start, end - start);
        return after;
    }

    public string SetItems(SpanPair owner, Span list, IReadOnlyList<ListItem> items)
    {
        var before = list.Items!;
        // With the lines of comments above them; those above the first are about all.
        var starts = before.Select((item, i) => i == 0 ? item.Start
            : Layout.WithCommentsAbove(text, item.Start, LinesOf(before[i - 1]).Max(lines => lines.End))).ToList();
        starts.Add(LinesOf(list).Max(lines => lines.End));
        var mine = LinesOf(list).ToHashSet();
        if (LinesOf(root).Any(lines => !mine.Contains(lines) && lines.End > starts[0] && lines.Start < starts[^1]))
            throw new UnpatchableException($"Something else stands between the items of {owner.Key}.");
        var header = text[starts[0]..text.IndexOf(']', starts[0])].Trim() + "]]";
        var written = items.Select(item => item.Kept is { } kept ? WithLineEnd(text[starts[kept]..starts[kept + 1]])
            : item.Value is JsonObject mapping ? TomlWriter.Section(header, mapping, newLine)
            : throw new UnpatchableException("An item is no mapping."));
        return Replace(starts[0], starts[^1], string.Concat(written));
    }

    private static string Written(JsonNode? value, ScalarStyle before, bool isPlain) =>
        isPlain && value?.GetValueKind() == JsonValueKind.String
            ? TomlWriter.Date(value.GetValue<string>()) : TomlWriter.Inline(value, before);

    private static IEnumerable<(int Start, int End)> LinesOf(Span span) =>
        span.Lines.Concat((span.Pairs ?? []).SelectMany(pair => LinesOf(pair.Value))).Concat((span.Items ?? []).SelectMany(LinesOf));

    // The last ones first; those of a table and of its keys, which lie in one another, once.
    private static Stack<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> all)
    {
        var joined = new Stack<(int Start, int End)>();
        foreach (var lines in all.Order())
        {
            if (joined.TryPeek(out var last) && lines.Start < last.End) joined.Push((joined.Pop().Start, Math.Max(last.End, lines.End)));
            else joined.Push(lines);
        }
        return joined;
    }

    private string Insert(int at, string lines) =>
        at > 0 && text[at - 1] != '\n' ? text.Insert(at, newLine + lines) : text.Insert(at, lines);

    private string WithLineEnd(string lines) => lines.EndsWith('\n') ? lines : lines + newLine;

    private string Replace(int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
}
