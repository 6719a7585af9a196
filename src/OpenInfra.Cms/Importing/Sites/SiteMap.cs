using Microsoft.Extensions.FileSystemGlobbing;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Sites;

/// <summary>
/// A site's cms.yml: says what documents are where that can't be seen from them. The first entry whose `path` fits counts.
/// <code>
/// entries:
///   - path: members/**
///     type: organization
///     fields: { company: name }
///     values: { foundation: Rust Foundation }
/// skip: ["drafts/**"]
/// </code>
/// </summary>
internal sealed class SiteMap
{
    private readonly List<MapRule> _rules = [];
    private readonly Matcher _skipped = new();

    /// <summary>The map that a site has at its root; an empty one where it has none.</summary>
    /// <exception cref="SiteMapException">The map can't be used.</exception>
    public static SiteMap Of(IReadOnlyList<SourceDocument> documents, IReadOnlyList<ContentType> types)
    {
        var map = new SiteMap();
        if (documents.FirstOrDefault(IsMap) is { Values: { } values } file) map.Read(values, file.Path, types);
        return map;
    }

    public static bool IsMap(SourceDocument document) => IsMap(document.Path);

    public static bool IsMap(string path) => path is "cms.yml" or "cms.yaml";

    public MapRule? RuleFor(string path) => _rules.FirstOrDefault(rule => rule.Fits(path));

    public bool Skips(string path) => _skipped.Match(path).HasMatches;

    private void Read(SourceNode values, string path, IReadOnlyList<ContentType> types)
    {
        var map = Keys(values, path, "entries", "skip");
        foreach (var entry in ItemsOf(map["entries"], path, "entries")) _rules.Add(RuleOf(entry, path, types));
        foreach (var pattern in ItemsOf(map["skip"], path, "skip")) _skipped.AddInclude(TextOf(pattern, path, "A pattern to skip"));
    }

    private static MapRule RuleOf(SourceNode entry, string path, IReadOnlyList<ContentType> types)
    {
        var rule = Keys(entry, path, "path", "type", "fields", "values");
        var pattern = rule["path"] is { } where ? TextOf(where, path, "A path")
            : throw new SiteMapException(path, entry.Line, "An entry needs a path, such as members/**.");
        var type = rule["type"] is { } what ? TypeOf(what, path, types) : null;
        var fields = MappingOf(rule["fields"], path, "fields: { writer: author }").Pairs
            .ToDictionary(pair => pair.Key, pair => TextOf(pair.Value, path, "A field"));
        return new(pattern, type, fields, MappingOf(rule["values"], path, "values: { description: An essay. }"));
    }

    private static IEnumerable<SourceNode> ItemsOf(SourceNode? node, string path, string key) => node switch
    {
        null => [],
        SourceMapping => throw new SiteMapException(path, node.Line, $"A list is expected under {key}, with \"- \" before each of its items."),
        _ => node.Items,
    };

    private static SourceMapping MappingOf(SourceNode? node, string path, string example) => node switch
    {
        null => new([]),
        SourceMapping mapping => mapping,
        _ => throw new SiteMapException(path, node.Line, $"Keys with values are expected here, such as {example}."),
    };

    private static ContentType TypeOf(SourceNode node, string path, IReadOnlyList<ContentType> types) =>
        types.FirstOrDefault(type => type.Name == node.Text)
        ?? throw new SiteMapException(path, node.Line,
            $"\"{node.Text}\" is no type; there are {string.Join(", ", types.Select(type => type.Name))}.");

    private static string TextOf(SourceNode node, string path, string what) =>
        node.Text ?? throw new SiteMapException(path, node.Line, $"{what} is a single text.");

    private static SourceMapping Keys(SourceNode node, string path, params string[] known)
    {
        var mapping = node as SourceMapping
            ?? throw new SiteMapException(path, node.Line, $"The keys {string.Join(", ", known)} are expected here.");
        if (mapping.Pairs.FirstOrDefault(pair => !known.Contains(pair.Key)) is { Key: { } unknown } pair)
            throw new SiteMapException(path, pair.Value.Line, $"\"{unknown}\" is no key here; there are {string.Join(", ", known)}.");
        return mapping;
    }
}
