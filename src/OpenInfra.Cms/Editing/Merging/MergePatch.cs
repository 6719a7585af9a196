using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Editing.Merging;

/// <summary>JSON merge patch (RFC 7396): members replace members, null takes them away, objects are merged.</summary>
internal static class MergePatch
{
    /// <summary>The value as the patch wants it; neither is changed.</summary>
    public static JsonObject Apply(JsonObject value, JsonObject patch)
    {
        var patched = value.DeepClone().AsObject();
        foreach (var (name, wanted) in patch)
        {
            if (wanted is null) patched.Remove(name);
            else patched[name] = wanted is JsonObject inner ? Apply(patched[name] as JsonObject ?? [], inner) : wanted.DeepClone();
        }
        return patched;
    }
}
