using OpenInfra.Cms.Api.Rest.Parameters;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>The parameters of changes.</summary>
internal static class Flags
{
    public static Parameter Publish { get; } = Flag("publish", "Whether it is published at once, which needs the scope content:publish.");

    public static Parameter Force { get; } = Flag("force", "Whether it is archived though other entries refer to it.");

    /// <summary>Whether a flag is set.</summary>
    public static bool IsSet(this Query query, Parameter flag) => query.Value(flag) == "true";

    private static Parameter Flag(string name, string description) => new(name, description) { Allowed = ["false", "true"], Default = "false" };
}
