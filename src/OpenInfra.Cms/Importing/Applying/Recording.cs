using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>Keeps the files of a source: their bytes, and what came of them.</summary>
internal static class Recording
{
    private const int BatchSize = 200;

    extension(IDocumentStore store)
    {
        /// <summary>Records the files that are new or changed.</summary>
        public async Task RecordAsync(IReadOnlyList<(SourceFile File, SourceDocument Document)> files, CancellationToken cancel)
        {
            foreach (var batch in files.Chunk(BatchSize))
            {
                await using var session = store.LightweightSession();
                var bytes = batch.Select(one => one.Document).DistinctBy(document => document.Hash).OrderBy(document => document.Hash, StringComparer.Ordinal).ToArray();
                session.QueueSqlCommand(
                    "insert into cms.source_bytes (hash, bytes) select * from unnest(?::text[], ?::bytea[]) on conflict do nothing",
                    bytes.Select(document => document.Hash).ToArray(), bytes.Select(document => document.Bytes).ToArray());
                session.Store(batch.Select(one => one.File));
                await session.SaveChangesAsync(cancel);
            }
        }
    }
}
