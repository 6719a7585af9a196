using System.Text.Json.Nodes;
using OpenInfra.Cms.Exporting.Patching;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>Makes a change in values, where their text can't be patched.</summary>
internal static class JsonValues
{
    public static void Apply(JsonObject root, Edit edit)
    {
        JsonNode owner = root;
        for (var i = 0; i + 1 < edit.Place.Count; i++) owner = Below(owner, edit.Place[i]);
        var last = edit.Place[^1];
        switch (edit)
        {
            case SetValue set: Set(owner, last, set.Value); break;
            case RemoveKey when owner is JsonObject mapping && last.Key is { } key: mapping.Remove(key); break;
            case SetItems set:
                var before = Get(owner, last) as JsonArray ?? [];
                Set(owner, last, new JsonArray(
                    [.. set.Items.Select(item => (item.Kept is { } kept ? before[kept] : item.Value)?.DeepClone())]));
                break;
        }
    }

    /// <summary>The value at a place; null where there is none.</summary>
    public static JsonNode? At(JsonObject root, IReadOnlyList<Step> place) =>
        place.Aggregate((JsonNode?)root, (node, step) => node is null ? null : Get(node, step));

    private static JsonNode Below(JsonNode owner, Step step)
    {
        if (Get(owner, step) is JsonObject or JsonArray) return Get(owner, step)!;
        var made = new JsonObject();
        Set(owner, step, made);
        return made;
    }

    private static JsonNode? Get(JsonNode owner, Step step) => step.Key is { } key ? (owner as JsonObject)?[key]
        : owner is JsonArray list && step.Index < list.Count ? list[step.Index] : null;

    private static void Set(JsonNode owner, Step step, JsonNode? value)
    {
        var given = value?.Parent is null ? value : value.DeepClone();
        if (owner is JsonObject mapping && step.Key is { } key) mapping[key] = given;
        else if (owner is JsonArray list && step.Key is null) list[step.Index] = given;
        else throw new UnpatchableException($"There is no place for {step}.");
    }
}
