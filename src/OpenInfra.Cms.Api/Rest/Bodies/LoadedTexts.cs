using Marten;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Api.Rest.Bodies;

/// <summary>The long texts that an answer needs, loaded before it is written: entries hold only hashes.</summary>
internal sealed class LoadedTexts
{
    private static readonly StoredText _empty = StoredText.Of(Markdown.Empty);

    private readonly IReadOnlyDictionary<string, StoredText> _byHash;

    private LoadedTexts(IReadOnlyDictionary<string, StoredText> byHash) => _byHash = byHash;

    public StoredText this[Markdown text] => text.Hash.Length == 0 ? _empty : _byHash[text.Hash];

    /// <summary>Loads these fields of all entries, in one statement.</summary>
    public static async Task<LoadedTexts> OfAsync(
        IQuerySession session, IEnumerable<View> entries, IReadOnlyList<Field> fields, CancellationToken cancel)
    {
        var hashes = from entry in entries
                     from field in fields
                     from text in field.ValuesOf(entry.Untyped).Cast<Markdown>()
                     where text.Source is null
                     select text.Hash;
        return new(await session.TextsAsync(hashes, cancel));
    }
}
