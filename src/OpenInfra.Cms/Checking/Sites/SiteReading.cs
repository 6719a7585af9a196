using Marten;
using Npgsql;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Checking.Sites;

/// <summary>Reads what is kept of all entries, each kind of it in one statement.</summary>
internal static class SiteReading
{
    extension(IQuerySession session)
    {
        /// <summary>All entries of all types, archived ones too.</summary>
        public async Task<List<IndexedEntry>> IndexAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var byName = types.ToDictionary(type => type.Name);
            var statement = new Statement().Add($"{string.Join(" union all ", types.Select(EntriesOf))} order by 2");
            return await session.RowsAsync(statement, row => Entry(row, byName), cancel);
        }

        /// <summary>The paths that entries have given up, each with the entry that had it last.</summary>
        public Task<List<(string Path, string Entry)>> RedirectsAsync(CancellationToken cancel) => session.RowsAsync(
            new Statement().Add("select id, data ->> 'entry' from cms.mt_doc_route where data ->> 'isLive' = 'false'"),
            row => (row.GetString(0), row.GetString(1)), cancel);

        /// <summary>The files of a source, or of all.</summary>
        public Task<List<(string Path, string Hash, string[] Entries)>> FilesAsync(string? source, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add(
                "select data ->> 'path', data ->> 'hash', array(select jsonb_object_keys(data -> 'entries')) from cms.mt_doc_source_file");
            if (source is not null) statement.Add($" where data ->> 'source' = {statement.Parameter(source)}");
            statement.Add(" order by id collate \"C\"");
            return session.RowsAsync(statement, row => (row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(2)), cancel);
        }

        /// <summary>Files to the byte, by hash.</summary>
        public async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(IEnumerable<string> hashes, CancellationToken cancel)
        {
            var asked = hashes.Distinct().ToArray();
            if (asked is []) return new Dictionary<string, byte[]>();
            var statement = new Statement();
            statement.Add($"select hash, bytes from cms.source_bytes where hash = any({statement.Parameter(asked)})");
            var rows = await session.RowsAsync(statement, row => (Hash: row.GetString(0), Bytes: row.GetFieldValue<byte[]>(1)), cancel);
            return rows.ToDictionary(row => row.Hash, row => row.Bytes);
        }
    }

    private static string EntriesOf(ContentType type) =>
        $"""
        select '{type.Name}', id, status, data -> 'draft' ->> 'slug', data -> 'draft' ->> 'path',
            data -> 'published' ->> 'slug', data -> 'published' ->> 'path',
            coalesce({Shown} ->> '{type.Source.Name}', ''), {Shown} -> 'seo' ->> 'url',
            array_remove(array[{string.Join(", ", TextsOf(type))}]::text[], null)
        from {Tables.Of(type)}
        """;

    private const string Shown = "(coalesce(data -> 'published', data -> 'draft') -> 'content')";

    private static IEnumerable<string> TextsOf(ContentType type) =>
        type.Fields.Where(field => field is { Kind: FieldKind.Markdown, IsList: false })
            .Select(field => $"nullif({Shown} ->> '{field.Name}', '')");

    private static IndexedEntry Entry(NpgsqlDataReader row, Dictionary<string, ContentType> types) => new(
        types[row.GetString(0)], row.GetString(1), Enum.Parse<Status>(row.GetString(2)),
        new(row.GetString(3), row.GetString(4)), row.IsDBNull(5) ? null : new(row.GetString(5), row.GetString(6)),
        row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8), row.GetFieldValue<string[]>(9));
}
