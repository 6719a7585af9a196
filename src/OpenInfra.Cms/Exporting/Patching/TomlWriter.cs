using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>Writes values as TOML.</summary>
internal static partial class TomlWriter
{
    /// <summary>
    /// A value behind an equals sign, on one line; a text in the quotes of the one that it replaces where that is possible.
    /// </summary>
    /// <exception cref="UnpatchableException">TOML can't hold it.</exception>
    public static string Inline(JsonNode? value, ScalarStyle before = ScalarStyle.Any) => value switch
    {
        null => throw new UnpatchableException("TOML has no null."),
        JsonArray list => $"[{string.Join(", ", list.Select(item => Inline(item)))}]",
        JsonObject { Count: 0 } => "{}",
        JsonObject mapping => $"{{ {string.Join(", ", mapping.Select(pair => Pair(pair.Key, pair.Value)))} }}",
        _ when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>(), before),
        _ => value.ToJsonString(),
    };

    /// <summary>A key, in quotes where it needs them.</summary>
    public static string Key(string key) => Bare.IsMatch(key) ? key : Double(key);

    /// <summary>A key with its value.</summary>
    public static string Pair(string key, JsonNode? value) => $"{Key(key)} = {Inline(value)}";

    /// <summary>A date: as such where TOML knows its form, as a text otherwise.</summary>
    public static string Date(string date) => Moment.IsMatch(date) ? date : Double(date);

    /// <summary>The lines of a mapping below a header.</summary>
    public static string Section(string header, JsonObject mapping, string newLine) =>
        string.Concat(mapping.Select(pair => Pair(pair.Key, pair.Value) + newLine).Prepend(header + newLine));

    /// <summary>All of a document: mappings below headers, after all else.</summary>
    public static string Document(JsonObject root, string newLine) => string.Concat(
        root.Where(pair => pair.Value is not JsonObject { Count: > 0 }).Select(pair => Pair(pair.Key, pair.Value) + newLine)
            .Concat(root.Where(pair => pair.Value is JsonObject { Count: > 0 })
                .Select(pair => Section($"[{Key(pair.Key)}]", (JsonObject)pair.Value!, newLine))));

    private static string Text(string text, ScalarStyle before) =>
        before == ScalarStyle.SingleQuoted && !text.Any(c => c == '\'' || char.IsControl(c)) ? $"'{text}'" : Double(text);

    private static string Double(string text) =>
        Quoted.Double(text, c => !char.IsControl(c) && c is not ('\u2028' or '\u2029' or '\uFEFF'));

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare { get; }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Moment { get; }
}
