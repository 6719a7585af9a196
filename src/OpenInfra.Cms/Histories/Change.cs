using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Histories;

/// <summary>A value in which two drafts differ.</summary>
/// <param name="Pointer">Its place, as a JSON pointer.</param>
/// <param name="From">What one has; null for nothing.</param>
/// <param name="To">What the other has; null for nothing.</param>
public sealed record Change(string Pointer, JsonNode? From, JsonNode? To)
{
    /// <summary>The lines in which long texts differ; null for other values.</summary>
    public IReadOnlyList<LineChange>? Lines { get; init; }

    /// <summary>All values in which two objects differ; lists are compared as a whole.</summary>
    public static IEnumerable<Change> Between(JsonObject before, JsonObject after, string owner = "") =>
        from name in after.Concat(before).Select(pair => pair.Key).Distinct()
        from change in Between(Member.Of(before, name), Member.Of(after, name), $"{owner}/{Pointers.Escape(name)}")
        select change;

    private static IEnumerable<Change> Between(Member before, Member after, string pointer) => (before.Value, after.Value) switch
    {
        (JsonObject one, JsonObject other) => Between(one, other, pointer),
        _ when before.Is(after) => [],
        _ => [new(pointer, before.Value, after.Value)],
    };
}
