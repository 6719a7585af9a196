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

    public static bool IsMap(SourceDocument document) => document.Path is "cms.yml" or "cms.yaml";

    public MapRule? RuleFor(string path) => _rules.FirstOrDefault(rule => rule.Fits(path));

    public bool Skips(string path) => _skipped.Match(path).HasMatches;

    private void Read(SourceNode values, string path, IReadOnlyList<ContentType> types)
    {
        var map = Keys(values, path, "entries", "skip");
        foreach (var entry in map["entries"]?.Items ?? []) _rules.Add(RuleOf(entry, path, types));
        foreach (var pattern in map["skip"]?.Items ?? []) _skipped.AddInclude(TextOf(pattern, path, "A pattern to skip"));
    }

    private static MapRule RuleOf(SourceNode entry, string path, IReadOnlyList<ContentType> types)
    {
        var rule = Keys(entry, path, "path", "type", "fields", "values");
        var pattern = rule["path"] is { } where ? TextOf(where, path, "A path")
            : throw new SiteMapException(path, entry.Line, "An entry needs a path, such as members/**.");
        var type = rule["type"] is { } what ? TypeOf(what, path, types) : null;
        var fields = (rule["fields"] as SourceMapping)?.Pairs.ToDictionary(pair => pair.Key, pair => TextOf(pair.Value, path, "A field"))
            ?? [];
        return new(pattern, type, fields, rule["values"] as SourceMapping ?? new SourceMapping([]));
    }

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
