using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Editing.Merging;

/// <summary>Drafts as the flat JSON that editors send, texts written out.</summary>
internal static class Flattening
{
    extension(IQuerySession session)
    {
        /// <summary>Each side as JSON, without what is null; all their texts in one statement.</summary>
        public async Task<IReadOnlyList<JsonObject>> FlatAsync<T>(IReadOnlyList<Side<T>> sides, CancellationToken cancel) where T : class, IContent<T>
        {
            var texts = sides.SelectMany(side => TextsOf(side.Content)).Where(text => text.Value.Source is null);
            var stored = await session.TextsAsync(texts.Select(text => text.Value.Hash), cancel);
            return [.. sides.Select(side => Flat(side, stored))];
        }
    }

    private static JsonObject Flat<T>(Side<T> side, IReadOnlyDictionary<string, StoredText> stored) where T : class, IContent<T>
    {
        var flat = JsonSerializer.SerializeToNode(side.Content, Wire.Stored)!.AsObject();
        foreach (var (name, text) in TextsOf(side.Content)) flat[name] = text.Source ?? stored[text.Hash].Source;
        flat["slug"] = side.Slug;
        flat["path"] = side.Path;
        return flat;
    }

    private static IEnumerable<(string Name, Markdown Value)> TextsOf<T>(T content) where T : class, IContent<T> =>
        from field in T.Definition.Fields
        where field is { Kind: FieldKind.Markdown, IsList: false }
        from text in field.ValuesOf(content)
        select (field.Name, (Markdown)text);
}
