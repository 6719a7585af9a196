namespace OpenInfra.Cms.Content;

/// <summary>Who has a path: it keeps paths unique across types, and remembers those that were given up.</summary>
public sealed record Route
{
    /// <summary>The path, such as "/blog/hello-world".</summary>
    public required string Id { get; init; }

    /// <summary>The entry that has the path, or had it last.</summary>
    public required string Entry { get; init; }

    /// <summary>Whether the entry is shown there now; otherwise it has moved on or is published no more.</summary>
    public required bool IsLive { get; init; }

    /// <summary>Guards against two writers who take over one path at the same time.</summary>
    public int Version { get; init; }
}
