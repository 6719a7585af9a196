using System.Text.Json.Nodes;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Exporting.Patching;
using OpenInfra.Cms.Importing.Documents;
using YamlDotNet.Core;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>The documents of a source while they are changed: as the importer reads them, and as texts where they are.</summary>
/// <param name="documents">The documents, by path.</param>
/// <param name="slim">Those whose bodies were left out, since nobody edited them.</param>
/// <param name="load">Gives the bytes of some, by path.</param>
internal sealed class Workbench(
    IReadOnlyDictionary<string, SourceDocument> documents, IReadOnlySet<string> slim,
    Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyDictionary<string, byte[]>>> load)
{
    private readonly Dictionary<string, SourceDocument> _documents = new(documents);
    private readonly HashSet<string> _paths = new(documents.Keys, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DocumentText> _texts = [];
    private readonly Dictionary<string, DocumentText> _originals = [];

    /// <summary>The documents as they are now.</summary>
    public IReadOnlyCollection<SourceDocument> Documents => _documents.Values;

    /// <summary>The files that were changed or added.</summary>
    public IReadOnlyDictionary<string, byte[]> Changed => _texts.ToDictionary(text => text.Key, text => text.Value.ToBytes());

    /// <summary>Whether all documents are as they were.</summary>
    public bool IsUntouched => _texts.Count == 0;

    /// <summary>Whether a file of this path would be in the way of a document, also where letters' case makes no difference.</summary>
    public bool IsTaken(string path) => _paths.Contains(path);

    /// <summary>Adds a document.</summary>
    public void Add(string path, string text) => Keep(path, DocumentText.Of(path, System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Gets the texts of documents that are to be changed.</summary>
    public async Task LoadAsync(IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var missing = paths.Where(path => !_texts.ContainsKey(path) && !_originals.ContainsKey(path)).Distinct().ToList();
        if (missing is []) return;
        foreach (var (path, bytes) in await load(missing, cancel)) _originals[path] = DocumentText.Of(path, bytes);
    }

    /// <summary>Changes a document: its lines, or all of its values where the lines can't be; false where neither helps.</summary>
    public bool Apply(string path, Edit edit, bool anew)
    {
        var text = _texts.GetValueOrDefault(path) ?? _originals[path];
        try
        {
            if (!anew) return Keep(path, text.With(edit));
        }
        catch (Exception error) when (error is UnpatchableException or SourceException or YamlException or ArgumentException)
        {
            // The text is too unusual to be patched; its values are known all the same.
        }
        return edit is not SetBody && _documents[path].Values is null or SourceMapping && Keep(path, text.Rewritten(Anew(path, edit)));
    }

    private string Anew(string path, Edit edit)
    {
        var values = _documents[path].Values?.ToJson() as JsonObject ?? [];
        JsonValues.Apply(values, edit);
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? new FlowWriter(isJson: true, "\n").Value(values, "") + "\n"
            : new YamlWriter(Layout.Default).Pairs(values, 0, 0) + "\n";
    }

    private bool Keep(string path, DocumentText text)
    {
        var after = SourceDocument.Read(path, text.ToBytes(), (_, _) => { });
        _paths.Add(path);
        _documents[path] = slim.Contains(path) ? after with { Bytes = [], BodyStart = 0 } : after;
        _texts[path] = text;
        return true;
    }
}
