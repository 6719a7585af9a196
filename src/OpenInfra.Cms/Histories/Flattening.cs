using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Histories;

/// <summary>Drafts as the flat JSON that editors send.</summary>
internal static class Flattening
{
    extension(IQuerySession session)
    {
        /// <summary>Each side as JSON, without what is null, texts written out; all their texts in one statement.</summary>
        public async Task<IReadOnlyList<JsonObject>> FlatAsync<T>(IReadOnlyList<Side<T>> sides, CancellationToken cancel) where T : class, IContent<T>
        {
            var texts = sides.SelectMany(side => TextsOf(side.Content)).Where(text => text.Value.Source is null);
            var stored = await session.TextsAsync(texts.Select(text => text.Value.Hash), cancel);
            return [.. sides.Select(side => Flat(side, stored))];
        }
    }

    /// <summary>A side as JSON, without what is null, of each text only the hash: enough to tell what differs.</summary>
    public static JsonObject Flat<T>(Side<T> side) where T : class, IContent<T>
    {
        var flat = JsonSerializer.SerializeToNode(side.Content, Wire.Stored)!.AsObject();
        flat["slug"] = side.Slug;
        flat["path"] = side.Path;
        return flat;
    }

    private static JsonObject Flat<T>(Side<T> side, IReadOnlyDictionary<string, StoredText> stored) where T : class, IContent<T>
    {
        var flat = Flat(side);
        foreach (var (name, text) in TextsOf(side.Content)) flat[name] = text.Source ?? stored[text.Hash].Source;
        return flat;
    }

    private static IEnumerable<(string Name, Markdown Value)> TextsOf<T>(T content) where T : class, IContent<T> =>
        from field in T.Definition.Fields
        where field is { Kind: FieldKind.Markdown, IsList: false }
        from text in field.ValuesOf(content)
        select (field.Name, (Markdown)text);
}
