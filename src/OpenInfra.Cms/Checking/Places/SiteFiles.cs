using Marten;
using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Places;

/// <summary>A file of a source: its place below the root, and the hash of its bytes.</summary>
internal sealed record FileOrigin(string Path, string Hash);

/// <summary>Which files the entries came from.</summary>
internal sealed class SiteFiles
{
    // A category may be named by hundreds of files; the first few are enough to point at.
    private const int MostPerEntry = 4;

    private readonly Dictionary<string, List<FileOrigin>> _byEntry = [];
    private readonly bool _isOfOneSource;

    private SiteFiles(IEnumerable<(string Path, string Hash, string[] Entries)> files, bool isOfOneSource)
    {
        _isOfOneSource = isOfOneSource;
        // A file that gave one entry is about that entry; one that gave several may only mention it.
        foreach (var (path, hash, entries) in files.OrderBy(file => file.Entries.Length))
        {
            foreach (var entry in entries)
            {
                if (!_byEntry.TryGetValue(entry, out var origins)) _byEntry[entry] = origins = [];
                if (origins.Count < MostPerEntry) origins.Add(new(path, hash));
            }
        }
    }

    /// <exception cref="FileNotFoundException">Nothing was imported from this source.</exception>
    public static async Task<SiteFiles> ReadAsync(IQuerySession session, string? source, CancellationToken cancel)
    {
        var files = await session.FilesAsync(source, cancel);
        if (source is not null && files is []) throw new FileNotFoundException($"Nothing was imported from a source \"{source}\".");
        return new(files, source is not null);
    }

    /// <summary>Whether an entry is among those that are checked.</summary>
    public bool Covers(string entry) => !_isOfOneSource || _byEntry.ContainsKey(entry);

    /// <summary>The files that an entry came from, the one that is about it first; none for one that was made here.</summary>
    public IReadOnlyList<FileOrigin> Of(string entry) => _byEntry.GetValueOrDefault(entry) ?? [];

    /// <summary>The folders of these files, relative to which images may be written.</summary>
    public IReadOnlyList<string> FoldersOf(string entry) =>
        [.. Of(entry).Select(file => file.Path.LastIndexOf('/') is > 0 and var end ? file.Path[..end] : "").Distinct()];
}
