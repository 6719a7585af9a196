using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// Finds entries in data files that are called after a type, such as the authors.yml of Docusaurus and Jekyll: a list of
/// entries that each say what they are called, or keys with such entries, which documents then refer to by the key.
/// </summary>
internal sealed class DataLists(IReadOnlyList<ContentType> types)
{
    /// <summary>The entries in a document; none where it is no such list.</summary>
    public IEnumerable<Candidate> In(SourceDocument document)
    {
        var type = types.FirstOrDefault(type => type.Source.Name is not null && type.Plural == document.Name);
        if (document.IsMarkdown || type is null) return [];
        var values = document.Values?.At(type.Plural) ?? document.Values;
        var entries = (values switch
        {
            SourceSequence list => list.Nodes.Select(node => node as SourceMapping),
            SourceMapping mapping => mapping.Pairs.Select(pair => pair.Value is SourceMapping entry ? WithAlias(entry, pair.Key) : null),
            _ => [],
        }).Select(entry => entry is null ? null : new Candidate(type, entry, document, IsWhole: false)).ToList();
        return entries.All(entry => entry?[type.Source.Name!]?.Text is not null) ? entries.OfType<Candidate>() : [];
    }

    private static SourceMapping WithAlias(SourceMapping entry, string key) => entry["aliases"] is { } aliases
        ? entry.With("aliases", new SourceSequence(
            [.. aliases.Items, new SourceScalar(key, ScalarKind.Text, entry.Line, entry.Column)], aliases.Line, aliases.Column))
        : entry.With("aliases", key);
}
