using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Stored;
using OpenInfra.Cms.Exporting.Targets;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>Which files of a source are committed.</summary>
/// <param name="source">The name of the source; empty for none.</param>
/// <param name="files">All of its files.</param>
/// <param name="selection">What is exported.</param>
/// <param name="gone">Files that an export wrote before and that are none any more.</param>
internal sealed class HistoryScope(string source, IReadOnlyList<SourceFile> files, Selection selection, IReadOnlyCollection<string> gone)
{
    private readonly Dictionary<string, SourceFile> _files = files.ToDictionary(file => file.Path);

    public string Source => source;

    /// <summary>The source in messages.</summary>
    public string Name => source.Length == 0 ? "nothing" : source;

    /// <summary>The files that the source has, and those that it had.</summary>
    public IEnumerable<string> Paths => _files.Keys.Concat(gone);

    /// <summary>The hash that the source has for a file; null for any other file.</summary>
    public string? HashOf(string path) => _files.GetValueOrDefault(path)?.Hash;

    /// <summary>Whether a file is committed, when it changes.</summary>
    public bool Has(string path, Func<string, IEnumerable<string>> entriesOf) =>
        SafePath.Problem(path) is null && selection.Has(_files.TryGetValue(path, out var file) ? file.Entries.Keys : entriesOf(path));
}
