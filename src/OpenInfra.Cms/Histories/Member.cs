using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Histories;

/// <summary>What an object has under a name: null is a value, which is not the same as nothing.</summary>
internal readonly record struct Member(bool IsThere, JsonNode? Value)
{
    public static Member Of(JsonObject? owner, string name) =>
        owner is not null && owner.TryGetPropertyValue(name, out var value) ? new(true, value) : default;

    /// <summary>Whether both are the same, to the last value in them.</summary>
    public bool Is(Member other) => IsThere == other.IsThere && JsonNode.DeepEquals(Value, other.Value);
}
