using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Content.Sources;

/// <summary>A value in a document of another system, with its place (1-based) for warnings.</summary>
public abstract record SourceNode(int Line, int Column)
{
    /// <summary>The text of a scalar that is not null; null for everything else.</summary>
    public virtual string? Text => null;

    /// <summary>The items of a sequence; a scalar or mapping is its own only item; null has none.</summary>
    public virtual IEnumerable<SourceNode> Items => [this];

    /// <summary>The value below the keys, joined by dots ("button.link"); null where there is none.</summary>
    public SourceNode? At(string path)
    {
        var node = (SourceNode?)this;
        foreach (var key in path.Split('.')) node = (node as SourceMapping)?[key];
        return node;
    }

    /// <summary>The value as JSON, numbers and booleans as such.</summary>
    public abstract JsonNode? ToJson();
}

/// <summary>What a plain scalar is by YAML 1.2's core schema, or what a JSON value is.</summary>
public enum ScalarKind
{
    Null,
    Boolean,
    Number,
    Text,
}

/// <summary>One value: a text, number, boolean or null, as it stood there.</summary>
public sealed record SourceScalar(string Value, ScalarKind Kind, int Line = 0, int Column = 0) : SourceNode(Line, Column)
{
    public override string? Text => Kind == ScalarKind.Null ? null : Value;

    public override IEnumerable<SourceNode> Items => Kind == ScalarKind.Null ? [] : [this];

    public override JsonNode? ToJson() => Kind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => Value is "true" or "True" or "TRUE",
        // As written, to the last digit; but what no machine counts with would cost the database as many zeros.
        ScalarKind.Number when double.IsFinite(double.Parse(Value, CultureInfo.InvariantCulture)) => JsonNode.Parse(Value),
        _ => Value,
    };
}

/// <summary>A list of values.</summary>
public sealed record SourceSequence(IReadOnlyList<SourceNode> Nodes, int Line = 0, int Column = 0) : SourceNode(Line, Column)
{
    public override IEnumerable<SourceNode> Items => Nodes.SelectMany(node => node is SourceSequence ? [node] : node.Items);

    public override JsonNode ToJson() => new JsonArray([.. Nodes.Select(node => node.ToJson())]);
}

/// <summary>Keys with values, in the order in which they stood there.</summary>
public sealed record SourceMapping(IReadOnlyList<KeyValuePair<string, SourceNode>> Pairs, int Line = 0, int Column = 0)
    : SourceNode(Line, Column)
{
    /// <summary>The value of a key; null where the mapping doesn't have it.</summary>
    public SourceNode? this[string key]
    {
        get
        {
            foreach (var pair in Pairs) if (pair.Key == key) return pair.Value;
            return null;
        }
    }

    public bool Has(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys) if (this[key] is null) return false;
        return true;
    }

    /// <summary>The same mapping without some keys.</summary>
    public SourceMapping Without(params string[] keys) =>
        this with { Pairs = [.. Pairs.Where(pair => !keys.Contains(pair.Key))] };

    /// <summary>The same mapping with one more value, or with another one for a key it has; null adds nothing.</summary>
    public SourceMapping With(string key, SourceNode? value) =>
        value is null ? this : this with { Pairs = [.. Pairs.Where(pair => pair.Key != key), new(key, value)] };

    /// <summary>The same mapping with a text more.</summary>
    public SourceMapping With(string key, string? value) =>
        value is null ? this : With(key, new SourceScalar(value, ScalarKind.Text, Line, Column));

    public override JsonNode ToJson()
    {
        var json = new JsonObject();
        foreach (var (key, value) in Pairs) json[key] = value.ToJson();
        return json;
    }
}
