using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Patching;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>Finds the smallest changes that make one value of a document another.</summary>
/// <param name="isTyped">Whether a field of a type takes the value, to which null, missing and an empty list are the same.</param>
internal sealed class ValueEdits(bool isTyped)
{
    /// <summary>The changes below a place.</summary>
    /// <param name="place">Where the value stands.</param>
    /// <param name="node">The value as it is written.</param>
    /// <param name="before">What it is taken for.</param>
    /// <param name="wanted">What it is to be.</param>
    public IEnumerable<Edit> Between(IReadOnlyList<Step> place, SourceNode? node, JsonNode? before, JsonNode? wanted) =>
        (node, before, wanted) switch
        {
            _ when IsSame(before, wanted) => [],
            (SourceMapping mapping, JsonObject old, JsonObject now) => Members(place, mapping, old, now),
            (SourceSequence list, JsonArray old, JsonArray now) when list.Nodes.Count == old.Count => Items(place, list, old, now),
            (SourceScalar, JsonArray { Count: 1 }, JsonArray { Count: 1 } now) => [new SetValue(place, Written(now[0]))],
            _ => [new SetValue(place, Written(wanted))],
        };

    /// <summary>Whether two values are the same to whoever takes them.</summary>
    public bool IsSame(JsonNode? one, JsonNode? other) =>
        JsonNode.DeepEquals(one, other) || (isTyped && IsNothing(one) && IsNothing(other));

    /// <summary>A value as a document holds it: without what its type adds.</summary>
    public JsonNode? Written(JsonNode? value) => value switch
    {
        JsonObject mapping when isTyped => new JsonObject(
            mapping.Where(pair => !IsNothing(pair.Value)).Select(pair => KeyValuePair.Create(pair.Key, Written(pair.Value)))),
        JsonArray list when isTyped => new JsonArray([.. list.Select(Written)]),
        _ => value?.DeepClone(),
    };

    private IEnumerable<Edit> Members(IReadOnlyList<Step> place, SourceMapping mapping, JsonObject old, JsonObject now)
    {
        foreach (var key in old.Concat(now).Select(pair => pair.Key).Distinct())
        {
            var (one, other) = (old[key], now[key]);
            if (IsSame(one, other) && (isTyped || old.ContainsKey(key) == now.ContainsKey(key))) continue;
            IReadOnlyList<Step> below = [.. place, key];
            if (isTyped ? IsNothing(other) : !now.ContainsKey(key)) yield return new RemoveKey(below);
            else foreach (var edit in Between(below, mapping[key], one, other)) yield return edit;
        }
        if (!isTyped)
        {
            foreach (var (key, _) in now.Where(pair => pair.Value is null && !old.ContainsKey(pair.Key)))
                yield return new SetValue([.. place, key], null);
        }
    }

    private IEnumerable<Edit> Items(IReadOnlyList<Step> place, SourceSequence list, JsonArray old, JsonArray now)
    {
        if (old.Count == now.Count && list.Nodes.All(node => node is SourceMapping) && !IsReordered(old, now))
            return Enumerable.Range(0, old.Count).SelectMany(i => Between([.. place, i], list.Nodes[i], old[i], now[i]));
        var free = Enumerable.Range(0, old.Count).ToList();
        var items = new List<ListItem>();
        foreach (var item in now)
        {
            var at = free.FindIndex(index => JsonNode.DeepEquals(old[index], item));
            items.Add(at < 0 ? new(null, Written(item)) : new(free[at], null));
            if (at >= 0) free.RemoveAt(at);
        }
        return [new SetItems(place, items)];
    }

    private static bool IsReordered(JsonArray old, JsonArray now) => now.All(item => old.Any(other => JsonNode.DeepEquals(item, other)));

    private static bool IsNothing(JsonNode? value) => value is null or JsonArray { Count: 0 }
        || (value is JsonValue text && text.TryGetValue<string>(out var s) && s.Length == 0);
}
