using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Makes one content of what several documents tell of an entry.</summary>
internal static class Merging
{
    /// <summary>The first document's values; what it leaves open comes from the second, and lists hold what both say.</summary>
    public static JsonObject Merge(JsonObject first, JsonObject second)
    {
        foreach (var (key, value) in second)
        {
            first[key] = (first[key], value) switch
            {
                (null, _) => value?.DeepClone(),
                (JsonObject one, JsonObject other) => Merge((JsonObject)one.DeepClone(), other),
                (JsonArray one, JsonArray other) => Union(one, other),
                (var one, _) => one.DeepClone(),
            };
        }
        return first;
    }

    /// <summary>The first name that is not shouted: "OpenStack" rather than "OPENSTACK".</summary>
    public static string BestName(IReadOnlyList<string> names) => names.FirstOrDefault(name => name.Any(char.IsLower)) ?? names[0];

    private static JsonArray Union(JsonArray one, JsonArray other) =>
        [.. one.Concat(other.Where(item => !one.Any(known => JsonNode.DeepEquals(known, item)))).Select(item => item?.DeepClone())];
}
