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
            throw new UnpatchableException($"{pair.Key} stands below headers.");
        return Replace(pair.Value.Start, pair.Value.End,
            Written(value, pair.Value.Style, isPlain && pair.Value.Style == ScalarStyle.Plain));
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
        foreach (var (start, end) in LinesOf(value).Distinct().OrderByDescending(lines => lines.Start))
            after = after.Remove(start, end - start);
        return after;
    }

    public string SetItems(SpanPair owner, Span list, IReadOnlyList<ListItem> items)
    {
        var before = list.Items!;
        var starts = before.Select(item => item.Start).ToList();
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

    private string Insert(int at, string lines) =>
        at > 0 && text[at - 1] != '\n' ? text.Insert(at, newLine + lines) : text.Insert(at, lines);

    private string WithLineEnd(string lines) => lines.EndsWith('\n') ? lines : lines + newLine;

    private string Replace(int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
}
