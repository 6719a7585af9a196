using Marten;
using OpenInfra.Cms.Exporting.Stored;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>Texts and files of the source that a batch of revisions needs, each loaded once.</summary>
internal sealed class Shelf(IQuerySession session, SourceExport export, CancellationToken cancel)
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>The text with a hash.</summary>
    public string TextOf(string hash) => hash.Length == 0 ? "" : _texts[hash];

    /// <summary>The bytes that the source has for a file.</summary>
    public byte[] FileAt(string path) => _files[path];

    /// <summary>Loads what is not there yet, in a statement each.</summary>
    public async Task LoadAsync(IEnumerable<string> hashes, IEnumerable<string> paths)
    {
        var texts = await session.TextsAsync(hashes.Where(hash => !_texts.ContainsKey(hash)), cancel);
        foreach (var (hash, text) in texts) _texts[hash] = text.Source;
        if (paths.Where(path => !_files.ContainsKey(path)).Distinct().ToList() is not { Count: > 0 } missing) return;
        foreach (var (path, bytes) in await export.BytesAsync(session, missing, cancel)) _files[path] = bytes;
    }

    /// <summary>Lets go of everything.</summary>
    public void Clear()
    {
        _texts.Clear();
        _files.Clear();
    }
}
