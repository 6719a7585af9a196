using Marten;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>
/// What an answer needs beside its entries, loaded before it is written: entries hold hashes of texts, and ids of what may be hidden.
/// </summary>
internal sealed class Loaded
{
    private static readonly StoredText _empty = StoredText.Of(Markdown.Empty);

    private readonly IReadOnlyDictionary<string, StoredText> _texts;
    private readonly IReadOnlySet<string>? _shown;

    private Loaded(IReadOnlyDictionary<string, StoredText> texts, IReadOnlySet<string>? shown) => (_texts, _shown) = (texts, shown);

    public StoredText this[Markdown text] => text.Hash.Length == 0 ? _empty : _texts[text.Hash];

    /// <summary>Whether the answer names the entry that is referred to.</summary>
    public bool Names(IRef reference) => _shown?.Contains(reference.Id) != false;

    /// <summary>Loads all texts of an entry, and which of those that it refers to are shown.</summary>
    public static Task<Loaded> OfAsync(IQuerySession session, View entry, Perspective perspective, CancellationToken cancel) =>
        OfAsync(session, [entry], Shape.Texts(entry.Type), perspective, cancel);

    /// <summary>Loads these fields of all entries in a statement, and in another which of the entries referred to are shown.</summary>
    public static async Task<Loaded> OfAsync(
        IQuerySession session, IReadOnlyList<View> entries, IReadOnlyList<Field> fields, Perspective perspective, CancellationToken cancel)
    {
        var hashes = from entry in entries
                     from field in fields
                     from text in field.ValuesOf(entry.Untyped).Cast<Markdown>()
                     where text.Source is null
                     select text.Hash;
        // Drafts name all that they refer to: what is hidden in a draft would be lost when it is saved.
        var shown = perspective.IsDraft ? null
            : await session.ShownAsync(entries.SelectMany(entry => entry.Type.ReferencesOf(entry.Untyped)), perspective, cancel);
        return new(await session.TextsAsync(hashes, cancel), shown);
    }
}
