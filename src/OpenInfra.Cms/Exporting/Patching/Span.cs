using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Patching;

/// <summary>A value with its place in a text, in characters: YAML and JSON alike.</summary>
internal sealed class Span
{
    /// <summary>Where it begins, with its anchor and tag.</summary>
    public required int Start { get; init; }

    /// <summary>Behind its last character.</summary>
    public int End { get; set; }

    /// <summary>Whether it stands in brackets or braces.</summary>
    public bool IsFlow { get; init; }

    /// <summary>How a scalar is quoted.</summary>
    public ScalarStyle Style { get; init; }

    /// <summary>Whether it stands for a value that has an anchor elsewhere.</summary>
    public bool IsAlias { get; init; }

    /// <summary>The first place that stands for this value; null where none does.</summary>
    public Span? Alias { get; set; }

    /// <summary>The lines that TOML has of it, which may stand apart.</summary>
    public List<(int Start, int End)> Lines { get; } = [];

    /// <summary>Where TOML adds a key to it; null where it has no place of its own.</summary>
    public Home? Home { get; set; }

    /// <summary>The keys of a mapping; null for anything else.</summary>
    public List<SpanPair>? Pairs { get; init; }

    /// <summary>The items of a list; null for anything else.</summary>
    public List<Span>? Items { get; init; }

    /// <summary>The value of a step, the last one where a key stands twice; null where there is none.</summary>
    public Span? this[Step step] => step.Key is { } key
        ? Pairs?.LastOrDefault(pair => pair.Key == key)?.Value
        : step.Index < Items?.Count ? Items[step.Index] : null;
}

/// <summary>Where in TOML a key is added, and what stands before it there: "params." among dotted keys.</summary>
internal sealed record Home(int At, string Prefix);

/// <summary>A key of a mapping with its place, and its value.</summary>
internal sealed record SpanPair(string Key, int Start, int End, Span Value);
