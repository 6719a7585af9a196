using Marten;
using Npgsql;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>As much of an entry as says whether and where it is exported.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IsPublished">Whether readers see something of it.</param>
/// <param name="Source">The source that last wrote it; null for what was made here.</param>
/// <param name="IsEdited">Whether somebody changed it here since.</param>
/// <param name="Imported">The version that the source left; 0 for what was made here.</param>
/// <param name="Changed">When it last changed in any way.</param>
internal sealed record EntryOverview(
    ContentType Type, string Id, Status Status, bool IsPublished, string? Source, bool IsEdited, int Imported, DateTimeOffset Changed)
{
    /// <summary>Whether it is to be seen in an export.</summary>
    public bool IsExported(ExportOptions options) => Status != Status.Archived && (!options.Published || IsPublished);
}

/// <summary>Tells of all entries at once.</summary>
internal static class Overview
{
    extension(IQuerySession session)
    {
        /// <summary>All entries by id, in one statement.</summary>
        public async Task<IReadOnlyDictionary<string, EntryOverview>> OverviewAsync(
            IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var entries = new Dictionary<string, EntryOverview>();
            var byName = types.ToDictionary(type => type.Name);
            await using var command = new NpgsqlCommand(string.Join(" union all ", types.Select(Select)));
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            while (await reader.ReadAsync(cancel))
            {
                var id = reader.GetString(1);
                entries.Add(id, new(byName[reader.GetString(0)], id, Enum.Parse<Status>(reader.GetString(2)), reader.GetBoolean(3),
                    reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetInt32(6) != reader.GetInt32(5),
                    reader.GetInt32(5), reader.GetFieldValue<DateTimeOffset>(7)));
            }
            return entries;
        }
    }

    private static string Select(ContentType type) =>
        $"""
        select '{type.Name}', id, data ->> 'status', data -> 'published' is not null, data -> 'source' ->> 'name',
            coalesce((data -> 'source' ->> 'version')::int, 0), (data ->> 'version')::int, mt_last_modified
        from cms.mt_doc_{type.Name}
        """;
}
