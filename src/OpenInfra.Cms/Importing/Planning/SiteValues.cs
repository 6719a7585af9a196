using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Sites;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// The values of documents, with what the site's settings tell of them: which key is which field, and what all around have.
/// </summary>
internal sealed class SiteValues(SiteSettings site)
{
    /// <summary>A document's values as cms.yml has them.</summary>
    public SourceMapping Of(SourceDocument document)
    {
        var values = document.Values as SourceMapping ?? new SourceMapping([]);
        if (site.Map.RuleFor(document.Path) is not { } rule) return values;
        foreach (var (key, field) in rule.Fields) values = Renamed(values, key, field);
        foreach (var (key, value) in rule.Values.Pairs) values = values[key] is null ? values.With(key, value) : values;
        return values;
    }

    /// <summary>A document's values, where its type is known: also as its folder's data and the editor's configuration have them.</summary>
    public SourceMapping Of(SourceDocument document, ContentType type, Func<string, ContentType?> typeOf)
    {
        var values = Of(document);
        var collection = site.Decap.CollectionOf(document.Path);
        foreach (var (key, field) in collection?.KeysFor(type, typeOf) ?? [])
            if (FieldOf(type, key) is null && IsOpen(type, values, field)) values = Renamed(values, key, field);
        foreach (var (key, value) in site.Folders.ValuesFor(document.Path).Concat(collection?.Defaults.Pairs ?? []))
            if (FieldOf(type, key) is { } field && IsOpen(type, values, field)) values = values.With(key, value);
        return values;
    }

    private static SourceMapping Renamed(SourceMapping values, string key, string field) =>
        values[key] is { } value ? values.Without(key).With(field, value) : values;

    private static string? FieldOf(ContentType type, string key) => Dating.Keys.Contains(key) ? key
        : type.Source.Keys.GetValueOrDefault(key) ?? type.Fields.FirstOrDefault(field => field.Name == key)?.Name;

    private static bool IsOpen(ContentType type, SourceMapping values, string field) =>
        Dating.Keys.Contains(field) ? Dating.Keys.All(key => values[key] is null)
        : values[field] is null && type.Source.Keys.All(key => key.Value != field || values.At(key.Key) is null);
}
