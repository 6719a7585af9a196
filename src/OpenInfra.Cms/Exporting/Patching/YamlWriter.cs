using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Writes values as YAML in the layout of a text.</summary>
internal sealed class YamlWriter(Layout layout)
{
    /// <summary>What stands behind the colon of a key that is indented so far: " value" on its line, or lines below it.</summary>
    public string AfterKey(JsonNode? value, int indent, ScalarStyle before = ScalarStyle.Any, bool mayFold = true) => value switch
    {
        JsonArray { Count: > 0 } list => layout.NewLine + Items(list, indent + layout.ListOffset),
        JsonObject { Count: > 0 } mapping => layout.NewLine + Pairs(mapping, indent + layout.Indent, indent + layout.Indent),
        null => "",
        _ when mayFold && Block(value, indent + layout.Indent) is { } block => $" {block}",
        _ => $" {Inline(value, before)}",
    };

    /// <summary>An item of a list, from its dash to the end of its last line, without that line's end.</summary>
    public string Item(JsonNode? value, int indent) => value switch
    {
        JsonObject { Count: > 0 } mapping => $"{Spaces(indent)}- {Pairs(mapping, 0, indent + 2)}",
        null => $"{Spaces(indent)}- null",
        _ => $"{Spaces(indent)}- {Inline(value)}",
    };

    /// <summary>The pair of a mapping, without the end of its last line.</summary>
    public string Pair(string key, JsonNode? value, int indent) => $"{Inline(key)}:{AfterKey(value, indent)}";

    /// <summary>The keys of a mapping: the first behind so many spaces, the others indented.</summary>
    public string Pairs(JsonObject mapping, int first, int indent) => Spaces(first) + string.Join(
        layout.NewLine + Spaces(indent), mapping.Select(pair => Pair(pair.Key, pair.Value, indent)));

    /// <summary>A value on one line; lists and mappings in brackets.</summary>
    public static string Inline(JsonNode? value, ScalarStyle before = ScalarStyle.Any, bool isInFlow = false) => value switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(", ", list.Select(item => Inline(item, isInFlow: true)))}]",
        JsonObject mapping => $"{{{string.Join(", ", mapping.Select(InlinePair))}}}",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String =>
            YamlScalars.Write(scalar.GetValue<string>(), before, isInFlow),
        _ => value.ToJsonString(),
    };

    private static string InlinePair(KeyValuePair<string, JsonNode?> pair) =>
        $"{Inline(pair.Key, isInFlow: true)}: {Inline(pair.Value, isInFlow: true)}";

    private string Items(JsonArray list, int indent) => string.Join(layout.NewLine, list.Select(item => Item(item, indent)));

    // A text of several lines, where the block reads back as the same: none begins with white space or is odd at its end.
    private string? Block(JsonNode value, int indent)
    {
        if (value.GetValueKind() != JsonValueKind.String || value.GetValue<string>() is not { } text
            || !text.TrimEnd('\n').Contains('\n')) return null;
        var lines = text.Split('\n');
        if (text.EndsWith("\n\n", StringComparison.Ordinal) || lines[0] is "" or [' ', ..]) return null;
        if (text.Any(c => char.IsControl(c) && c != '\n') || text.AsSpan().ContainsAny("\u2028\u2029\u0085\uFEFF")) return null;
        if (lines.Any(line => line.Length > 0 && line.Trim(' ').Length == 0)) return null;
        var written = text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "" : Spaces(indent) + line);
        return $"{(text.EndsWith('\n') ? "|" : "|-")}{layout.NewLine}{string.Join(layout.NewLine, written)}";
    }

    private static string Spaces(int count) => new(' ', count);
}
