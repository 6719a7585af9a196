using System.Text.Json;
using Marten;

namespace OpenInfra.Cms.Rendering;

/// <summary>Writes and reads texts, always many at once.</summary>
public static class Texts
{
    extension(IDocumentSession session)
    {
        /// <summary>
        /// Stores texts with the session's other changes. Ordered by key and without upserts: writers that share texts would
        /// otherwise wait for each other in a ring.
        /// </summary>
        public void StoreTexts(IEnumerable<StoredText> texts)
        {
            var ordered = texts.DistinctBy(text => text.Id).OrderBy(text => text.Id, StringComparer.Ordinal).ToArray();
            if (ordered is []) return;
            session.QueueSqlCommand(
                """
                insert into cms.mt_doc_text (id, data, mt_dotnet_type)
                select id, data::jsonb, 'text' from unnest(?::text[], ?::text[]) as given (id, data) order by id on conflict do nothing
                """,
                ordered.Select(text => text.Id).ToArray(),
                ordered.Select(text => JsonSerializer.Serialize(text, Wire.Stored)).ToArray());
        }
    }

    extension(IQuerySession session)
    {
        /// <summary>The texts with these hashes, by hash, in one statement.</summary>
        public async Task<IReadOnlyDictionary<string, StoredText>> TextsAsync(IEnumerable<string> hashes, CancellationToken cancel)
        {
            var ids = hashes.Where(hash => hash.Length > 0).Distinct().Select(StoredText.IdOf).ToArray();
            if (ids is []) return new Dictionary<string, StoredText>();
            var texts = await session.LoadManyAsync<StoredText>(cancel, ids);
            return texts.ToDictionary(text => text.Id[(text.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        }
    }

    extension(IDocumentStore store)
    {
        /// <summary>Renders every text that only other versions have rendered so far.</summary>
        public async Task RenderAgainAsync(CancellationToken cancel)
        {
            while (true)
            {
                await using var session = store.LightweightSession();
                var missing = await session.QueryAsync<string>(
                    """
                    select min(data ->> 'source') from cms.mt_doc_text
                    group by split_part(id, '/', 2) having not bool_or(id like ? || '/%') limit 100
                    """, cancel, $"{Renderer.Version}");
                if (missing is []) return;
                session.StoreTexts(missing.Select(source => StoredText.Of(Markdown.Of(source))));
                await session.SaveChangesAsync(cancel);
            }
        }
    }
}
