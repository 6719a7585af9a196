using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>A reference as a document writes it: by a label, by an external id, or by both.</summary>
internal sealed record NameReference(string? Label, string? ExternalId, SourceNode Node)
{
    private static readonly string[] _labels = ["label", "text", "name", "title"], _ids = ["id", "value"];

    /// <summary>The keys of a mapping that refers to an entry.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. _labels, .. _ids];

    /// <summary>The references in a value: texts, or mappings as Netlify CMS writes them; several names in one text are split.</summary>
    public static IEnumerable<NameReference> In(SourceNode node, SourceRules target, Func<string, bool> isKnown) =>
        node.Items.SelectMany(item => item is SourceMapping mapping ? [OfMapping(mapping)] : OfText(item, target, isKnown));

    private static NameReference OfMapping(SourceMapping mapping) => new(FirstOf(mapping, _labels), FirstOf(mapping, _ids), mapping);

    private static IEnumerable<NameReference> OfText(SourceNode item, SourceRules target, Func<string, bool> isKnown)
    {
        if (item.Text?.Trim() is not { Length: > 0 } text) return [];
        return target.Joints.Count == 0 || isKnown(text) ? [new(text, null, item)]
            : text.Split([.. target.Joints], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => new NameReference(name, null, item));
    }

    private static string? FirstOf(SourceMapping mapping, string[] keys) =>
        keys.Select(key => mapping[key]?.Text?.Trim()).FirstOrDefault(text => text is { Length: > 0 });
}
