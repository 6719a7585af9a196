using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Writes values for brackets and braces: JSON in the layout of its file, or YAML on one line.</summary>
internal sealed class FlowWriter(bool isJson, string newLine)
{
    private static readonly JsonSerializerOptions _indented = new(Wire.Json) { WriteIndented = true };
    private static readonly JsonSerializerOptions _short = new(Wire.Json);

    public string NewLine => newLine;

    /// <summary>A value behind a key or as an item, whose line is indented by this text; null where all stands on one line.</summary>
    public string Value(JsonNode? value, string? indent, ScalarStyle before = ScalarStyle.Any)
    {
        if (!isJson) return YamlWriter.Inline(value, before, isInFlow: true);
        if (indent is null || value is not (JsonObject or JsonArray)) return value?.ToJsonString(_short) ?? "null";
        return value.ToJsonString(_indented).ReplaceLineEndings("\n").Replace("\n", newLine + indent, StringComparison.Ordinal);
    }

    /// <summary>A pair.</summary>
    public string Pair(string key, JsonNode? value, string? indent) =>
        isJson ? $"{JsonSerializer.Serialize(key, _short)}: {Value(value, indent)}" : $"{YamlWriter.Inline(key, isInFlow: true)}: {Value(value, indent)}";
}
