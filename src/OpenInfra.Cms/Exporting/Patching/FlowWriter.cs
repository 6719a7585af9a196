using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Importing.Documents;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Writes values for brackets and braces: JSON in the layout of its file, YAML and TOML on one line.</summary>
internal sealed class FlowWriter(FrontMatterLanguage language, string newLine)
{
    private static readonly JsonSerializerOptions _indented = new(Wire.Json) { WriteIndented = true };
    private static readonly JsonSerializerOptions _short = new(Wire.Json);

    public string NewLine => newLine;

    /// <summary>A value behind a key or as an item, whose line is indented by this text; null where all stands on one line.</summary>
    public string Value(JsonNode? value, string? indent, ScalarStyle before = ScalarStyle.Any) => language switch
    {
        FrontMatterLanguage.Toml => TomlWriter.Inline(value, before),
        FrontMatterLanguage.Yaml => YamlWriter.Inline(value, before, isInFlow: true),
        _ when indent is null || value is not (JsonObject or JsonArray) => value?.ToJsonString(_short) ?? "null",
        _ => value.ToJsonString(_indented).ReplaceLineEndings("\n").Replace("\n", newLine + indent, StringComparison.Ordinal),
    };

    /// <summary>A pair.</summary>
    public string Pair(string key, JsonNode? value, string? indent) => language switch
    {
        FrontMatterLanguage.Toml => TomlWriter.Pair(key, value),
        FrontMatterLanguage.Yaml => $"{YamlWriter.Inline(key, isInFlow: true)}: {Value(value, indent)}",
        _ => $"{JsonSerializer.Serialize(key, _short)}: {Value(value, indent)}",
    };

    /// <summary>A list or mapping of parts on one line.</summary>
    public string Inside(bool isList, IEnumerable<string> parts)
    {
        var joined = string.Join(", ", parts);
        return isList ? $"[{joined}]" : language == FrontMatterLanguage.Toml && joined.Length > 0 ? $"{{ {joined} }}" : $"{{{joined}}}";
    }
}
