namespace OpenInfra.Cms.Content.Sources;

/// <summary>
/// How the documents of other systems become entries of a type. A field takes the key of its own name; what is said here
/// is only what differs.
/// </summary>
public sealed record SourceRules
{
    /// <summary>Values of `templateKey` (Gatsby, Netlify CMS) that mean this type.</summary>
    public IReadOnlyList<string> TemplateKeys { get; init; } = [];

    /// <summary>Values of `layout` (Eleventy) that mean this type.</summary>
    public IReadOnlyList<string> Layouts { get; init; } = [];

    /// <summary>Folders whose documents are of this type where neither says.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Whether a Markdown document that no other type claims is of this type.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Other keys that a field takes, members of a nested value by a dot: ["author"] = "authors", ["button.link"] = "website".</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields whose several values documents also write as one text: "cloud, edge".</summary>
    public IReadOnlyList<string> CommaSeparated { get; init; } = [];

    /// <summary>The JSON field that takes every key that no field takes.</summary>
    public string Rest { get; init; } = "extra";

    /// <summary>
    /// The field that holds an entry's name, where documents refer to entries of this type by name, and documents of one
    /// name are about one entry; null where each document is an entry of its own.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Whether an entry is made for each name that documents use and nobody defines.</summary>
    public bool IsMadeByName { get; init; }

    /// <summary>What stands between the names of several entries in one text: " and ".</summary>
    public IReadOnlyList<string> Joints { get; init; } = [];

    /// <summary>Rewrites a document that is an entry of this type in this product's own keys.</summary>
    public Func<SourceMapping, SiteFacts, SourceMapping> Whole { get; init; } = static (values, _) => values;

    /// <summary>Entries of this type that stand inside documents of other kinds, rewritten in this product's own keys.</summary>
    public Func<SourceNode, IEnumerable<SourceMapping>> Parts { get; init; } = static _ => [];

    /// <summary>
    /// Field and the field it is taken from where the source gives none: references by the same names ("projects" from
    /// "categories"); names that nobody knows are passed over.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inferred { get; init; } = new Dictionary<string, string>();
}
