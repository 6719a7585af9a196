using OpenInfra.Cms.Exporting.Reconciling;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>The files of a source that an export changes, adds (with bytes) or leaves out (null); and what it could not tell.</summary>
internal sealed record SourceChanges(
    IReadOnlyDictionary<string, byte[]?> Files, ILookup<string, string> Entries, IReadOnlyList<Untold> Untold)
{
    public static SourceChanges None { get; } = new(new Dictionary<string, byte[]?>(), Array.Empty<string>().ToLookup(path => path), []);

    /// <summary>Whether a file is not exported.</summary>
    public bool IsLeftOut(string path) => Files.TryGetValue(path, out var bytes) && bytes is null;

    /// <summary>The entries that a new file was made for.</summary>
    public IEnumerable<string> EntriesOf(string path) => Entries[path];
}
