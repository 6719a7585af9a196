using Marten;
using Npgsql;

namespace OpenInfra.Cms.Importing;

/// <summary>Tells which imported entries have another slug now than the one that they began with.</summary>
internal static class MovedEntries
{
    extension(IQuerySession session)
    {
        /// <summary>Their ids, by the id that the slug would give; in one statement.</summary>
        public async Task<IReadOnlyDictionary<string, string>> MovedAsync(IEnumerable<ContentType> types, CancellationToken cancel)
        {
            await using var command = new NpgsqlCommand(string.Join(" union all ", types.Select(type =>
                $"""
                select id, '{type.IdOf("")}' || (data -> 'draft' ->> 'slug') from cms.mt_doc_{type.Name}
                where id <> '{type.IdOf("")}' || (data -> 'draft' ->> 'slug') and data -> 'source' ->> 'name' is not null
                """)));
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            var moved = new Dictionary<string, string>();
            while (await reader.ReadAsync(cancel)) moved[reader.GetString(1)] = reader.GetString(0);
            return moved;
        }
    }
}
