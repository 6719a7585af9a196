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

    /// <summary>Adds a document that looks like another one, whose text was got before.</summary>
    public void Add(string path, JsonObject values, string? like) =>
        Keep(path, DocumentText.New(path, values, like is null ? null : _originals[like]));

    /// <summary>Gets the texts of documents that are to be changed.</summary>
    public async Task LoadAsync(IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var missing = paths.Where(path => !_texts.ContainsKey(path) && !_originals.ContainsKey(path)).Distinct().ToList();
        if (missing is []) return;
        foreach (var (path, bytes) in await load(missing, cancel)) _originals[path] = DocumentText.Of(path, bytes);
    }

    /// <summary>
    /// Changes a document: as few of its lines as can be, or all of its values where lines can't be changed; false where neither helps.
    /// </summary>
    public bool Apply(string path, Edit edit, bool anew)
    {
        var text = _texts.GetValueOrDefault(path) ?? _originals[path];
        if (edit is SetBody) return Try(path, () => text.With(edit));
        if (!anew && Try(path, () => text.With(edit))) return true;
        if (_documents[path].Values is not (null or SourceMapping)) return false;
        var after = _documents[path].Values?.ToJson() as JsonObject ?? [];
        JsonValues.Apply(after, edit);
        return (!anew && Wider(edit, after).Any(wider => Try(path, () => text.With(wider)))) || Try(path, () => text.Rewritten(after));
    }

    // All of the value, that which it stands in, and so on: what is too unusual to be changed may stand in what can be written anew.
    private static IEnumerable<Edit> Wider(Edit edit, JsonObject after)
    {
        for (var depth = edit.Place.Count - (edit is SetItems ? 0 : 1); depth > 0; depth--)
        {
            IReadOnlyList<Step> place = [.. edit.Place.Take(depth)];
            yield return new SetValue(place, JsonValues.At(after, place)?.DeepClone());
        }
    }

    private bool Try(string path, Func<DocumentText> change)
    {
        try
        {
            return Keep(path, change());
        }
        catch (Exception error) when (error is UnpatchableException or SourceException or YamlException or ArgumentException)
        {
            return false;
        }
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
