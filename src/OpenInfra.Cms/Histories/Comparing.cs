using System.Text.Json.Nodes;
using Marten;

namespace OpenInfra.Cms.Histories;

/// <summary>Tells how an entry's drafts differ.</summary>
public static class Comparing
{
    extension(IQuerySession session)
    {
        /// <summary>What differs between the drafts as of two versions; null where there is no such version.</summary>
        public async Task<IReadOnlyList<Change>?> CompareAsync<T>(string id, int from, int to, CancellationToken cancel)
            where T : class, IContent<T>
        {
            if (await session.EntryAtAsync<T>(id, from, cancel) is not { } one) return null;
            if (await session.EntryAtAsync<T>(id, to, cancel) is not { } other) return null;
            var flat = await session.FlatAsync<T>([one, other], cancel);
            var texts = T.Definition.Fields.Where(field => field.Kind == FieldKind.Markdown).Select(field => $"/{field.Name}").ToHashSet();
            var changes = Change.Between(flat[0], flat[1]);
            return [.. changes.Select(change => texts.Contains(change.Pointer) ? WithLines(change) : change)];
        }
    }

    private static Change WithLines(Change change) => change with { Lines = LineChange.Between(TextOf(change.From), TextOf(change.To)) };

    private static string TextOf(JsonNode? text) => text?.GetValue<string>() ?? "";
}
