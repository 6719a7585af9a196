using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>
/// Eleventy's directory data files (https://www.11ty.dev/docs/data-template-dir/): "members/members.json" holds for all
/// documents in members/.
/// </summary>
internal sealed class FolderData
{
    private readonly Dictionary<string, SourceMapping> _byFolder = [];

    public static FolderData Of(IReadOnlyList<SourceDocument> documents)
    {
        var data = new FolderData();
        foreach (var document in documents.Where(IsFolderData)) data._byFolder[FolderOf(document.Path)] = (SourceMapping)document.Values!;
        return data;
    }

    public static bool IsFolderData(SourceDocument document)
    {
        var segments = document.Path.Split('/');
        if (document.IsMarkdown || document.Values is not SourceMapping || segments.Length < 2) return false;
        var name = Path.GetFileNameWithoutExtension(segments[^1]);
        return name == segments[^2] || name == $"{segments[^2]}.11tydata";
    }

    /// <summary>All values that hold for the document, but for the tags, which name collections there and not subjects.</summary>
    public IEnumerable<KeyValuePair<string, SourceNode>> ValuesFor(string path)
    {
        for (var folder = FolderOf(path); folder.Length > 0; folder = FolderOf(folder))
            foreach (var pair in _byFolder.GetValueOrDefault(folder)?.Pairs ?? []) if (pair.Key != "tags") yield return pair;
    }

    /// <summary>A value that holds for the document, from the nearest folder that has it.</summary>
    public SourceNode? ValueFor(string path, string key)
    {
        for (var folder = FolderOf(path); folder.Length > 0; folder = FolderOf(folder))
            if (_byFolder.GetValueOrDefault(folder)?[key] is { } value) return value;
        return null;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
