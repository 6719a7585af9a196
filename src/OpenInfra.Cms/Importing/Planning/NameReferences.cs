using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>A reference as a document writes it: by a label, by an external id, or by both.</summary>
internal sealed record NameReference(string? Label, string? ExternalId, SourceNode Node)
{
    /// <summary>The references in a value: texts, or mappings as Netlify CMS writes them; several names in one text are split.</summary>
    public static IEnumerable<NameReference> In(SourceNode node, SourceRules target, Func<string, bool> isKnown) =>
        node.Items.SelectMany(item => item is SourceMapping mapping ? [OfMapping(mapping)] : OfText(item, target, isKnown));

    private static NameReference OfMapping(SourceMapping mapping) => new(
        Text(mapping, "label") ?? Text(mapping, "text") ?? Text(mapping, "name") ?? Text(mapping, "title"),
        Text(mapping, "id") ?? Text(mapping, "value"),
        mapping);

    private static IEnumerable<NameReference> OfText(SourceNode item, SourceRules target, Func<string, bool> isKnown)
    {
        if (item.Text?.Trim() is not { Length: > 0 } text) return [];
        return target.Joints.Count == 0 || isKnown(text) ? [new(text, null, item)]
            : text.Split([.. target.Joints], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new NameReference(name, null, item));
    }

    private static string? Text(SourceMapping mapping, string key) => mapping[key]?.Text?.Trim() is { Length: > 0 } text ? text : null;
}
