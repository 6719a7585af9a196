namespace OpenInfra.Cms.Content.Sources;

/// <summary>A file as its last import found it, with what came of it.</summary>
public sealed record SourceFile
{
    /// <summary>"{source}:{path}".</summary>
    public required string Id { get; init; }

    /// <summary>The name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Its place below the root, with "/" between the segments.</summary>
    public required string Path { get; init; }

    /// <summary>The SHA-256 of its bytes, under which they are kept.</summary>
    public required string Hash { get; init; }

    /// <summary>The entries that came from it by id, each with the hash of all that the source said of it.</summary>
    public required IReadOnlyDictionary<string, string> Entries { get; init; }

    /// <summary>The id of a file of a source.</summary>
    public static string IdOf(string source, string path) => $"{source}:{path}";
}
