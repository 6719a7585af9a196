using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>
/// The configuration of Decap (Netlify) CMS, https://decapcms.org/docs/configuration-options/: which folders and files its
/// collections hold, and what the widgets of their fields tell of the values in them.
/// </summary>
internal sealed class DecapConfig
{
    private readonly List<DecapCollection> _collections = [];

    public static DecapConfig Of(IReadOnlyList<SourceDocument> documents)
    {
        var config = new DecapConfig();
        foreach (var document in documents.Where(IsConfig))
            foreach (var collection in document.Values!.At("collections")!.Items.OfType<SourceMapping>()) config.Read(collection);
        return config;
    }

    public static bool IsConfig(SourceDocument document) =>
        document.Name == "config" && document.Values is SourceMapping values && values.Has("collections")
            && (values.Has("backend") || values.Has("media_folder"));

    /// <summary>The collection that a document is in: that of the deepest folder that holds it.</summary>
    public DecapCollection? CollectionOf(string path) =>
        _collections.Where(collection => collection.Holds(path)).MaxBy(collection => collection.Place.Length);

    /// <summary>A collection by its name.</summary>
    public DecapCollection? Named(string name) => _collections.FirstOrDefault(collection => collection.Name == name);

    private void Read(SourceMapping collection)
    {
        var name = collection["name"]?.Text ?? "";
        if (collection["folder"]?.Text is { } folder) _collections.Add(new(name, folder.Trim('/'), true, collection));
        foreach (var file in collection["files"]?.Items.OfType<SourceMapping>() ?? [])
            if (file["file"]?.Text is { } path) _collections.Add(new(file["name"]?.Text ?? name, path.Trim('/'), false, file));
    }
}
