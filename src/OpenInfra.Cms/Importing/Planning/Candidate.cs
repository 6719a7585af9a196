using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>Values of a source that are to become an entry, or a part of one.</summary>
/// <param name="Type">The type of the entry.</param>
/// <param name="Values">The values, by keys of the source.</param>
/// <param name="Document">The document they stand in.</param>
/// <param name="IsWhole">Whether the document is this entry and has its text; otherwise it only tells of it.</param>
internal sealed record Candidate(ContentType Type, SourceMapping Values, SourceDocument Document, bool IsWhole)
{
    /// <summary>Whether the document only names the entry, and tells nothing of it.</summary>
    public bool IsMention { get; init; }

    /// <summary>The value of a field: under its own name, or under another key that the type takes for it.</summary>
    public SourceNode? this[string field] => KeyOf(field) is { } key ? Values.At(key) : null;

    /// <summary>The key that a field's value stands under; null where there is none.</summary>
    public string? KeyOf(string field) =>
        KeysOf(field).FirstOrDefault(key => Values.At(key) is not null and not SourceScalar { Kind: ScalarKind.Null });

    /// <summary>The keys that a field's value may stand under.</summary>
    public IEnumerable<string> KeysOf(string field) =>
        Type.Source.Keys.Where(key => key.Value == field).Select(key => key.Key).Prepend(field);

    /// <summary>All that the entry is called here: its name first.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            var name = this[Type.Source.Name!]?.Text?.Trim();
            var aliases = this["aliases"]?.Items.Select(alias => alias.Text?.Trim()).OfType<string>() ?? [];
            return [string.IsNullOrEmpty(name) ? Document.Name : name, .. aliases];
        }
    }
}
