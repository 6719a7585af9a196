using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>
/// The configuration of Decap (Netlify) CMS, https://decapcms.org/docs/configuration-options/: which folders and files its
/// collections hold, and the values that every document of a collection has.
/// </summary>
internal sealed class DecapConfig
{
    private readonly List<Collection> _collections = [];

    /// <summary>A folder or file of a collection, below the root of the site's repository.</summary>
    private sealed record Collection(string Name, string Place, bool IsFolder, SourceMapping Defaults);

    public static DecapConfig Of(IReadOnlyList<SourceDocument> documents)
    {
        var config = new DecapConfig();
        foreach (var document in documents.Where(IsConfig))
            foreach (var collection in document.Values!.At("collections")!.Items.OfType<SourceMapping>()) config.Read(collection);
        return config;
    }

    public static bool IsConfig(SourceDocument document) =>
        document.Name == "config" && document.Values is SourceMapping values && values.Has("collections") && (values.Has("backend") || values.Has("media_folder"));

    /// <summary>The collection that a document is in, with the values that its documents have: the deepest folder that holds it.</summary>
    public (string Name, SourceMapping Defaults)? CollectionOf(string path)
    {
        var found = _collections.Where(collection => collection.IsFolder ? Holds(collection.Place, path) : EndsWith(path, collection.Place))
            .MaxBy(collection => collection.Place.Length);
        return found is null ? null : (found.Name, found.Defaults);
    }

    private void Read(SourceMapping collection)
    {
        var name = collection["name"]?.Text ?? "";
        if (collection["folder"]?.Text is { } folder) _collections.Add(new(name, folder.Trim('/'), true, DefaultsOf(collection)));
        foreach (var file in collection["files"]?.Items.OfType<SourceMapping>() ?? [])
            if (file["file"]?.Text is { } path) _collections.Add(new(file["name"]?.Text ?? name, path.Trim('/'), false, DefaultsOf(file)));
    }

    // A hidden widget's default is what the editor writes into every document.
    private static SourceMapping DefaultsOf(SourceMapping owner) => new(
        [.. from field in owner["fields"]?.Items.OfType<SourceMapping>() ?? []
            where field["widget"]?.Text == "hidden" && field["name"]?.Text is not null && field["default"] is not null
            select KeyValuePair.Create(field["name"]!.Text!, field["default"]!)]);

    // The import may have begun above or below the root of the repository.
    private static bool Holds(string folder, string path) =>
        path.StartsWith($"{folder}/", StringComparison.Ordinal) || path.Contains($"/{folder}/", StringComparison.Ordinal);

    private static bool EndsWith(string path, string file) => path == file || path.EndsWith($"/{file}", StringComparison.Ordinal);
}
