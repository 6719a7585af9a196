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
        /// <summary>The draft of each as JSON, without fields that are null, texts written out; all their texts in one statement.</summary>
        public async Task<IReadOnlyList<JsonObject>> FlatAsync<T>(IReadOnlyList<Entry<T>> entries, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var texts = entries.SelectMany(entry => TextsOf(entry.Draft.Content)).Where(text => text.Value.Source is null);
            var stored = await session.TextsAsync(texts.Select(text => text.Value.Hash), cancel);
            return [.. entries.Select(entry => Flat(entry, stored))];
        }
    }

    /// <summary>A draft as JSON, without fields that are null, of each text only the hash: enough to tell what differs.</summary>
    public static JsonObject Flat<T>(Side<T> draft, DateTimeOffset? date) where T : class, IContent<T>
    {
        var flat = JsonSerializer.SerializeToNode(draft.Content, Wire.Stored)!.AsObject();
        flat["slug"] = draft.Slug;
        flat["path"] = draft.Path;
        if (date is { } moment) flat["publishedAt"] = moment.ToText();
        return flat;
    }

    private static JsonObject Flat<T>(Entry<T> entry, IReadOnlyDictionary<string, StoredText> stored) where T : class, IContent<T>
    {
        var flat = Flat(entry.Draft, entry.PublishedAt);
        foreach (var (name, text) in TextsOf(entry.Draft.Content)) flat[name] = text.Source ?? stored[text.Hash].Source;
        return flat;
    }

    private static IEnumerable<(string Name, Markdown Value)> TextsOf<T>(T content) where T : class, IContent<T> =>
        from field in T.Definition.Fields
        where field is { Kind: FieldKind.Markdown, IsList: false }
        from text in field.ValuesOf(content)
        select (field.Name, (Markdown)text);
}
