namespace OpenInfra.Cms.Content;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class Pointers
{
    /// <summary>A name as a step of a pointer.</summary>
    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
