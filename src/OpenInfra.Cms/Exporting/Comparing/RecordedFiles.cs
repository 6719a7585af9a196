using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Exporting.Comparing;

/// <summary>
/// The files of a source as its last import recorded them: a document is the entry that it was then, wherever it says it
/// belongs.
/// </summary>
internal sealed class RecordedFiles(IReadOnlyList<SourceFile> files) : IEarlierImports
{
    private readonly Dictionary<string, SourceFile> _byPath = files.ToDictionary(file => file.Path);
    private readonly Dictionary<string, string> _hashes =
        files.SelectMany(file => file.Entries).DistinctBy(entry => entry.Key).ToDictionary();

    public string? IdAt(SourceDocument document, ContentType type, string slug) => IdsBefore(document).FirstOrDefault(type.Owns);

    public string? HashOf(string id) => _hashes.GetValueOrDefault(id);

    public IEnumerable<string> IdsBefore(SourceDocument document) => _byPath.GetValueOrDefault(document.Path)?.Entries.Keys ?? [];
}
