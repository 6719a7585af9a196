using Marten;
using Npgsql;

namespace OpenInfra.Cms.Reading;

/// <summary>How much there is.</summary>
/// <param name="Entries">By the name of the type, then by status.</param>
/// <param name="Events">All events of all entries.</param>
/// <param name="Texts">The different texts that entries have or had.</param>
public sealed record Stats(IReadOnlyDictionary<string, IReadOnlyDictionary<Status, long>> Entries, long Events, long Texts);

public static class Counting
{
    extension(IQuerySession session)
    {
        /// <summary>Counts entries, events and texts, in one statement.</summary>
        public async Task<Stats> StatsAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var parts = types.Select(type => $"select '{type.Name}', status, count(*) from {Tables.Of(type)} group by status")
                .Append("select '', 'events', count(*) from cms.mt_events where stream_id is not null and type <> 'tombstone'")
                .Append("select '', 'texts', count(distinct split_part(id, '/', 2)) from cms.mt_doc_text");
            await using var command = new NpgsqlCommand(string.Join(" union all ", parts));
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            var counts = new Dictionary<(string, string), long>();
            while (await reader.ReadAsync(cancel)) counts[(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
            return new(
                types.ToDictionary(type => type.Name, type => (IReadOnlyDictionary<Status, long>)Enum.GetValues<Status>()
                    .ToDictionary(status => status, status => counts.GetValueOrDefault((type.Name, $"{status}")))),
                counts[("", "events")], counts[("", "texts")]);
        }
    }
}
