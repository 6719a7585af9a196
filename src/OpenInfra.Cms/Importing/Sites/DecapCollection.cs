using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>A folder or a file that Decap's editor knows.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Place">The folder or file, below the root of the site's repository.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Settings">All that the configuration says of it.</param>
internal sealed record DecapCollection(string Name, string Place, bool IsFolder, SourceMapping Settings)
{
    /// <summary>The values that the editor writes into every document: the defaults of hidden widgets.</summary>
    public SourceMapping Defaults { get; } = new(
        [.. from field in FieldsOf(Settings)
            where field["widget"]?.Text == "hidden" && field["name"]?.Text is not null && field["default"] is not null
            select KeyValuePair.Create(field["name"]!.Text!, field["default"]!)]);

    // The import may have begun above or below the root of the repository.
    public bool Holds(string path) => IsFolder
        ? path.StartsWith($"{Place}/", StringComparison.Ordinal) || path.Contains($"/{Place}/", StringComparison.Ordinal)
        : path == Place || path.EndsWith($"/{Place}", StringComparison.Ordinal);

    /// <summary>
    /// The collection's keys by the field that takes them, where that is another: its identifier, its date, its relations.
    /// </summary>
    /// <param name="type">What its documents are.</param>
    /// <param name="typeOf">What the documents of another collection are, by its name; null where that is unknown.</param>
    public IEnumerable<(string Key, string Field)> KeysFor(ContentType type, Func<string, ContentType?> typeOf)
    {
        if (Settings["identifier_field"]?.Text is { } identifier) yield return (identifier, type.Source.Name ?? "title");
        foreach (var field in FieldsOf(Settings))
        {
            if (field["name"]?.Text is not { } key) continue;
            if (field["widget"]?.Text is "datetime" or "date") yield return (key, Dating.Keys[0]);
            if (field["widget"]?.Text == "relation" && field["collection"]?.Text is { } other && typeOf(other) is { } target
                && type.Fields.Where(one => one.Target == target).ToList() is [var only])
                yield return (key, only.Name);
        }
    }

    private static IEnumerable<SourceMapping> FieldsOf(SourceMapping settings) => settings["fields"]?.Items.OfType<SourceMapping>() ?? [];
}
