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
        /// <summary>The files of all sources, without their bytes, by source and path.</summary>
        public async Task<ILookup<string, SourceFile>> FilesAsync(CancellationToken cancel) =>
            (await session.Query<SourceFile>().ToListAsync(cancel))
                .OrderBy(file => file.Source, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)
                .ToLookup(file => file.Source);

        /// <summary>The bytes of files, by hash, in one statement; none for no hashes.</summary>
        public async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(IEnumerable<string> hashes, CancellationToken cancel)
        {
            var bytes = new Dictionary<string, byte[]>();
            var asked = hashes.Distinct().ToArray();
            if (asked is []) return bytes;
            await using var command = new NpgsqlCommand("select hash, bytes from cms.source_bytes where hash = any($1)");
            command.Parameters.Add(new() { Value = asked });
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            while (await reader.ReadAsync(cancel)) bytes.Add(reader.GetString(0), (byte[])reader[1]);
            return bytes;
        }

        /// <summary>The files of a batch as they are exported.</summary>
        public async Task<IReadOnlyList<(string Path, byte[] Bytes)>> BytesOfAsync(
            IReadOnlyList<(string Path, string? Hash)> batch, SourceChanges changes, CancellationToken cancel)
        {
            var originals = await session.BytesAsync(
                batch.Where(file => !changes.Files.ContainsKey(file.Path)).Select(file => file.Hash!), cancel);
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
