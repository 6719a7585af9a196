using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Merging;

/// <summary>Two drafts that began as one: what each has changed since, value by value, and whether both can be had.</summary>
internal sealed class ThreeWay
{
    private readonly List<Difference> _differences = [];

    /// <param name="before">What both began with; null where that is not known, so that whatever differs is a conflict.</param>
    /// <param name="yours">What one of them wants.</param>
    /// <param name="theirs">What the other has saved.</param>
    public ThreeWay(JsonObject? before, JsonObject yours, JsonObject theirs) => Value = Merge(before ?? [], yours, theirs, "");

    /// <summary>Both changes in one; where both changed the same, yours.</summary>
    public JsonObject Value { get; }

    /// <summary>All values that the three don't agree on.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Whether both changed one value, each in their own way.</summary>
    public bool IsConflict => _differences.Any(one => IsChanged(one.Yours, one.Base) && IsChanged(one.Theirs, one.Base) && IsChanged(one.Yours, one.Theirs));

    /// <summary>What only the other has changed.</summary>
    public IReadOnlyList<string> Theirs => [.. _differences.Where(one => !IsChanged(one.Yours, one.Base)).Select(one => one.Pointer)];

    /// <summary>What you have changed.</summary>
    public IReadOnlyList<string> Yours => [.. _differences.Where(one => IsChanged(one.Yours, one.Base)).Select(one => one.Pointer)];

    private JsonObject Merge(JsonObject before, JsonObject yours, JsonObject theirs, string owner)
    {
        var merged = new JsonObject();
        foreach (var name in theirs.Concat(yours).Concat(before).Select(pair => pair.Key).Distinct())
        {
            if (Merge(before[name], yours[name], theirs[name], $"{owner}/{Pointers.Escape(name)}") is { } value) merged[name] = value;
        }
        return merged;
    }

    private JsonNode? Merge(JsonNode? before, JsonNode? yours, JsonNode? theirs, string pointer)
    {
        if (yours is JsonObject mine && theirs is JsonObject others) return Merge(before as JsonObject ?? [], mine, others, pointer);
        if (IsChanged(yours, before) || IsChanged(theirs, before)) _differences.Add(new(pointer, Copy(before), Copy(yours), Copy(theirs)));
        return Copy(IsChanged(yours, before) ? yours : theirs);
    }

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static bool IsChanged(JsonNode? one, JsonNode? other) => !JsonNode.DeepEquals(one, other);
}
