using Marten;
using Npgsql;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>Reads the files that sources had, in batches.</summary>
internal static class Originals
{
    /// <summary>The most files whose bytes are in memory at a time.</summary>
    public const int BatchSize = 200;

    extension(IQuerySession session)
    {
        /// <summary>The names of all sources.</summary>
        public async Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancel) =>
            await session.QueryAsync<string>("select distinct data ->> 'source' as name from cms.mt_doc_source_file order by name", cancel);

        /// <summary>The files of a source, without their bytes, by path.</summary>
        public async Task<IReadOnlyList<SourceFile>> FilesAsync(string source, CancellationToken cancel) =>
            [.. (await session.Query<SourceFile>().Where(file => file.Source == source).ToListAsync(cancel))
                .OrderBy(file => file.Path, StringComparer.Ordinal)];

        /// <summary>The bytes of files, by hash, in one statement.</summary>
        public async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(IEnumerable<string> hashes, CancellationToken cancel)
        {
            var bytes = new Dictionary<string, byte[]>();
            await using var command = new NpgsqlCommand("select hash, bytes from cms.source_bytes where hash = any($1)");
            command.Parameters.Add(new() { Value = hashes.Distinct().ToArray() });
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            while (await reader.ReadAsync(cancel)) bytes.Add(reader.GetString(0), (byte[])reader[1]);
            return bytes;
        }

        /// <summary>The files of a batch as they are exported.</summary>
        public async Task<IReadOnlyList<(string Path, byte[] Bytes)>> BytesOfAsync(
            IReadOnlyList<(string Path, string? Hash)> batch, SourceChanges changes, CancellationToken cancel)
        {
            var originals = await session.BytesAsync(batch.Where(file => !changes.Files.ContainsKey(file.Path)).Select(file => file.Hash!), cancel);
            return [.. batch.Select(file => (file.Path, changes.Files.GetValueOrDefault(file.Path) ?? originals[file.Hash!]))];
        }

        /// <summary>When the last import published each of these entries, by id: dates that no document need give.</summary>
        public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ImportedDatesAsync(IEnumerable<string> ids, CancellationToken cancel)
        {
            var dates = new Dictionary<string, DateTimeOffset>();
            await using var command = new NpgsqlCommand(
                """
                select distinct on (stream_id) stream_id, (data ->> 'at')::timestamptz from cms.mt_events
                where stream_id = any($1) and type like '%\_published' and data ->> 'source' is not null order by stream_id, version desc
                """);
            command.Parameters.Add(new() { Value = ids.ToArray() });
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            while (await reader.ReadAsync(cancel)) dates.Add(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));
            return dates;
        }
    }
}
