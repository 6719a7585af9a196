using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>What a document is, and why it is taken for that; the type is null for what is no entry.</summary>
internal sealed record Detected(ContentType? Type, string Why);

/// <summary>
/// Tells what a document is: by the site's cms.yml, by its dialect (Gatsby and Netlify CMS name a templateKey, Eleventy a layout,
/// this product a type), by what the site's settings say of its folder, or by the folder's name.
/// </summary>
internal sealed class Detection(IReadOnlyList<ContentType> types, SiteSettings site)
{
    // In capitals, so that a page on security is one.
    private static readonly string[] _makersFiles =
        ["README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "CODE_OF_CONDUCT", "SECURITY", "PULL_REQUEST_TEMPLATE"];

    private readonly DataLists _lists = new(types);
    private readonly SiteValues _values = new(site);

    /// <summary>The entries that a document is or tells of.</summary>
    public IReadOnlyList<Candidate> CandidatesOf(SourceDocument document)
    {
        if (site.Map.Skips(document.Path)) return [];
        var candidates = new List<Candidate>();
        if (Tell(document).Type is { } type)
        {
            var values = type.Source.Whole(_values.Of(document, type, TypeOf), site.Facts);
            candidates.AddRange(Split(new Candidate(type, values, document, IsWhole: true)));
        }
        else candidates.AddRange(_lists.In(document).SelectMany(Split));
        if (document.Values is { } all)
        {
            candidates.AddRange(types.SelectMany(other => other.Source.Parts(all)
                .SelectMany(part => Split(new Candidate(other, part, document, IsWhole: false)))));
        }
        return candidates;
    }

    /// <summary>What the document itself is.</summary>
    public Detected Tell(SourceDocument document)
    {
        var values = _values.Of(document);
        if (site.Map.Skips(document.Path)) return new(null, "cms.yml skips it.");
        if (site.Map.RuleFor(document.Path) is { Type: { } mapped } rule) return new(mapped, $"cms.yml: {rule.Pattern}");
        if (SiteSettings.IsSetting(document)) return new(null, "It holds settings of the site, which are used for its other documents.");
        return ByDialect(document, values) ?? BySettings(document) ?? (IsForMakers(document)
            ? new(null, "The document is for the people who make the site, not for its readers; with front matter it is a page.")
            : ByFolder(document, values) ?? ByFolderSettings(document) ?? Default(document));
    }

    private ContentType? TypeOf(string collection) =>
        ByTemplate(site.Decap.Named(collection)?.Defaults["templateKey"]?.Text)?.Type ?? OfFolder(collection);

    private Detected? ByDialect(SourceDocument document, SourceMapping values)
    {
        if (values["templateKey"]?.Text is { } template)
            return ByTemplate(template) ?? (Default(document) with { Why = $"templateKey: {template}" });
        return ByLayout(values["layout"]?.Text) ?? ByName(values["type"]?.Text);
    }

    private Detected? BySettings(SourceDocument document)
    {
        var folder = (string key) => site.Folders.ValueFor(document.Path, key)?.Text;
        var told = ByTemplate(folder("templateKey")) ?? ByLayout(folder("layout")) ?? ByName(folder("type"));
        if (told is not null) return told with { Why = $"{told.Why}, in the data of its folder" };
        return site.Decap.CollectionOf(document.Path) is { } collection
            && ByTemplate(collection.Defaults["templateKey"]?.Text) is { } stamped
            ? stamped with { Why = $"{stamped.Why}, which Decap's configuration gives the collection {collection.Name}" } : null;
    }

    private Detected? ByTemplate(string? template) =>
        types.FirstOrDefault(type => template is not null && type.Source.TemplateKeys.Contains(template)) is { } type
            ? new(type, $"templateKey: {template}") : null;

    private Detected? ByLayout(string? layout) =>
        types.FirstOrDefault(type => layout is not null && type.Source.Layouts.Contains(layout)) is { } type
            ? new(type, $"layout: {layout}") : null;

    private Detected? ByName(string? name) =>
        types.FirstOrDefault(type => type.Name == name) is { } type ? new(type, $"type: {name}") : null;

    private Detected? ByFolder(SourceDocument document, SourceMapping values) =>
        document.Path.Split('/')[..^1].Reverse()
            .Select(folder => (Folder: folder, Type: types.FirstOrDefault(type => type.Source.Folders.Contains(folder))))
            .FirstOrDefault(one => one.Type is not null) is { Type: { } found, Folder: var folder }
                && (document.IsMarkdown || HasName(found, values))
            ? new(found, $"folder {folder}/") : null;

    private Detected? ByFolderSettings(SourceDocument document)
    {
        if (!document.IsMarkdown) return null;
        var tags = site.Folders.ValueFor(document.Path, "tags")?.Items.Select(tag => tag.Text).OfType<string>() ?? [];
        foreach (var tag in tags)
            if (OfFolder(tag) is { } tagged) return new(tagged, $"tag {tag}, in the data of its folder");
        return site.Decap.CollectionOf(document.Path) is { } collection && OfFolder(collection.Name) is { } collected
            ? new(collected, $"Decap's collection {collection.Name}") : null;
    }

    private ContentType? OfFolder(string name) => types.FirstOrDefault(type => type.Source.Folders.Contains(name));

    private Detected Default(SourceDocument document) =>
        document.IsMarkdown && types.FirstOrDefault(type => type.Source.IsDefault) is { } type
        ? new(type, "a Markdown document that says nothing else")
        : new(null, "The file holds no entries of a known type: it names no type, stands in no type's folder, "
            + "and has no list of entries that is known.");

    private static bool IsForMakers(SourceDocument document) =>
        document.IsMarkdown && document.Values is null && document.Name.Split('.', '-')[0] is var name
        && (_makersFiles.Contains(name) || name.ToUpperInvariant() is "README" or "CHANGELOG");

    // A data file that doesn't say what it is called is settings, not content.
    private static bool HasName(ContentType type, SourceMapping values) =>
        new Candidate(type, values, null!, IsWhole: true)[type.Source.Name ?? "title"] is not null;

    // "Jeremy Stanley and Clark Boylan" are two.
    private static IEnumerable<Candidate> Split(Candidate candidate)
    {
        var rules = candidate.Type.Source;
        if (rules.Joints.Count == 0 || candidate[rules.Name!]?.Text is not { } name) return [candidate];
        var names = name.Split([.. rules.Joints], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length < 2 ? [candidate]
            : names.Select(one =>
                candidate with { Values = candidate.Values.Without([.. candidate.KeysOf(rules.Name!)]).With(rules.Name!, one) });
    }
}
