using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>An entry as the source wants it.</summary>
internal sealed record PlannedEntry
{
    public required ContentType Type { get; init; }

    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Path { get; init; }

    /// <summary>The content, in the form of the wire.</summary>
    public required JsonObject Content { get; init; }

    /// <summary>Whether the source hides it, so that it comes in as a draft.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>The document's own date; null where it has none.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Whether documents only name it, so that whoever tells more of it is right.</summary>
    public bool IsMention { get; init; }

    /// <summary>The files that it comes from.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The SHA-256 of all that the source says of it: unchanged as long as this is.</summary>
    public required string Hash { get; init; }
}
