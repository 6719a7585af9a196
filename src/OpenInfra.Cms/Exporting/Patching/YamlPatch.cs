using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Changes YAML in block style: only the lines of what is changed.</summary>
internal sealed class YamlPatch(string text, Layout layout) : IBlockPatch
{
    private readonly YamlWriter _writer = new(layout);

    public string SetValue(SpanPair pair, JsonNode? value, bool isPlain)
    {
        var colon = text.IndexOf(':', pair.End);
        var end = Math.Max(pair.Value.End, colon + 1);
        var isQuoted = pair.Value.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        var comment = CommentOf(pair.Value);
        var isLast = comment.Length == 0 && text.AsSpan(end).IndexOf('\n') is var rest
            && text.AsSpan(end, rest < 0 ? text.Length - end : rest).Trim().IsEmpty;
        var after = isPlain && !isQuoted ? $" {value}"
            : _writer.AfterKey(value, Layout.ColumnOf(text, pair.Start), Kept(pair.Value.Style), mayFold: isLast);
        return Replace(colon + 1, end, after + comment);
    }

    // What stands behind the mark of a block text: "description: > # for lists".
    private string CommentOf(Span value)
    {
        if (value.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)) return "";
        var header = text[value.Start..Math.Max(value.Start, text.IndexOf('\n', value.Start))].TrimEnd();
        return header.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var at ? header[at..] : "";
    }

    public string SetItem(Span item, JsonNode? value)
    {
        if (value is not JsonObject { Count: > 0 } mapping)
            return Replace(item.Start, item.End, YamlWriter.Inline(value, Kept(item.Style)));
        return Replace(item.Start, item.End, _writer.Pairs(mapping, 0, Layout.ColumnOf(text, item.Start)));
    }

    public string Add(Span? mapping, string key, JsonNode? value, bool isPlain)
    {
        var pairs = mapping?.Pairs ?? [];
        var indent = pairs.Count == 0 ? 0 : Layout.ColumnOf(text, pairs[0].Start);
        var line = new string(' ', indent) + (isPlain ? $"{key}: {value}" : _writer.Pair(key, value, indent));
        var end = pairs.Count == 0 ? text.Length : LineEnd(pairs[^1].Value.End, pairs[^1].End);
        if (end > 0 && text[end - 1] != '\n') return text.Insert(end, layout.NewLine + line);
        return text.Insert(end, line + layout.NewLine);
    }

    public string Remove(SpanPair? owner, Span mapping, string key)
    {
        var pairs = mapping.Pairs!;
        if (owner is not null && pairs.All(pair => pair.Key == key)) return SetValue(owner, new JsonObject(), false);
        var at = pairs.FindLastIndex(pair => pair.Key == key);
        var (start, end) = (pairs[at].Start, LineEnd(pairs[at].Value.End, pairs[at].End));
        // Behind a text that keeps its empty lines ("|+"), those below the key would become its own.
        if (at > 0 && KeepsEmptyLines(pairs[at - 1].Value)) end = BehindEmptyLines(end);
        var lineStart = start - Layout.ColumnOf(text, start);
        if (text.AsSpan(lineStart, start - lineStart).Trim(' ').IsEmpty) return text.Remove(lineStart, end - lineStart);
        return at + 1 < pairs.Count ? text.Remove(start, pairs[at + 1].Start - start)
            : throw new UnpatchableException("The only key of an item can't be taken away.");
    }

    public string SetItems(SpanPair owner, Span list, IReadOnlyList<ListItem> items)
    {
        var before = list.Items!;
        if (items.Count == 0 || before.Count == 0)
            return SetValue(owner, new JsonArray([.. items.Select(item => item.Value?.DeepClone())]), false);
        var starts = before.Select((item, i) => StartOf(item, i == 0 ? null : before[i - 1])).ToList();
        var end = LineEnd(before[^1].End, before[^1].Start);
        starts.Add(end);
        var indent = Layout.ColumnOf(text, Layout.DashOf(text, before[0]));
        var written = items.Select(item => item.Kept is { } kept
            ? WithLineEnd(text[starts[kept]..starts[kept + 1]])
            : _writer.Item(item.Value, indent) + layout.NewLine);
        var joined = string.Concat(written);
        return Replace(starts[0], end, end == text.Length && !text.EndsWith('\n') ? joined.TrimEnd('\r', '\n') : joined);
    }

    private bool KeepsEmptyLines(Span value) => value switch
    {
        { IsFlow: true } => false,
        { Pairs: [.., var last] } => KeepsEmptyLines(last.Value),
        { Items: [.., var last] } => KeepsEmptyLines(last),
        { Style: ScalarStyle.Literal or ScalarStyle.Folded } => text[value.Start..text.IndexOf('\n', value.Start)].Contains('+'),
        _ => false,
    };

    private int BehindEmptyLines(int at)
    {
        while (at < text.Length && LineEnd(at, at) is var end && text.AsSpan(at, end - at).Trim().IsEmpty) at = end;
        return at;
    }

    // With the lines of comments above it, which are about it; those above the first are about all.
    private int StartOf(Span item, Span? before)
    {
        var start = LineStart(Layout.DashOf(text, item));
        return before is null ? start : Layout.WithCommentsAbove(text, start, LineEnd(before.End, before.Start));
    }

    private int LineStart(int dash)
    {
        var start = dash - Layout.ColumnOf(text, dash);
        return text.AsSpan(start, dash - start).Trim(' ').IsEmpty ? start
            : throw new UnpatchableException("The list begins on the line of another.");
    }

    private string WithLineEnd(string lines) => lines.EndsWith('\n') ? lines : lines + layout.NewLine;

    // Behind the line that a value ends on; an empty value ends with its key.
    private int LineEnd(int end, int keyEnd)
    {
        var newLine = text.IndexOf('\n', Math.Min(Math.Max(end, keyEnd), text.Length));
        return newLine < 0 ? text.Length : newLine + 1;
    }

    private string Replace(int start, int end, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));

    private static ScalarStyle Kept(ScalarStyle style) =>
        style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? style : ScalarStyle.Any;
}
