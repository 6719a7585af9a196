using Npgsql;

namespace OpenInfra.Cms.Reading.Following;

/// <summary>Reads changes by the numbers of their events.</summary>
internal static class ChangeReading
{
    // What readers saw before is told by the last event of the entry that showed or hid it.
    private const string Sql = """
        select e.stream_id, e.type, e.version, e.timestamp, coalesce(before.what = $3, false)
        from unnest($1) with ordinality told (event, place)
        join cms.mt_events e on e.seq_id = told.event
        left join lateral (
          select regexp_replace(p.type, '^.*_', '') what from cms.mt_events p
          where p.stream_id = e.stream_id and p.version < e.version and regexp_replace(p.type, '^.*_', '') = any($2)
          order by p.version desc limit 1) before on true
        order by told.place
        """;

    extension(NpgsqlConnection connection)
    {
        /// <summary>The changes that these events are, in their order; events that change no entry are none.</summary>
        public async Task<List<Change>> ChangesAsync(long[] events, IReadOnlyDictionary<string, ContentType> types, CancellationToken cancel)
        {
            await using var command = new NpgsqlCommand(Sql, connection)
            {
                Parameters = { new() { Value = events }, new() { Value = Change.Turns.ToArray() }, new() { Value = Change.Shown } },
            };
            await using var row = await command.ExecuteReaderAsync(cancel);
            var changes = new List<Change>();
            while (await row.ReadAsync(cancel))
            {
                if (ChangeIn(row, types) is { } change) changes.Add(change);
            }
            return changes;
        }
    }

    private static Change? ChangeIn(NpgsqlDataReader row, IReadOnlyDictionary<string, ContentType> types)
    {
        var name = row.GetString(1);
        var end = name.LastIndexOf('_');
        return end > 0 && types.TryGetValue(name[..end], out var type)
            ? new(row.GetString(0), type, checked((int)row.GetInt64(2)), row.GetFieldValue<DateTimeOffset>(3), name[(end + 1)..], row.GetBoolean(4))
            : null;
    }
}
