using Marten;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing;

/// <summary>What documents may refer to because the database has it.</summary>
internal static class KnownNames
{
    extension(IQuerySession session)
    {
        /// <summary>The entries that go by names, of all types, in one statement.</summary>
        public async Task<NamedEntries> NamedEntriesAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var named = new NamedEntries();
            var byName = types.Where(type => type.Source.Name is not null).ToDictionary(type => type.Name);
            var sql = string.Join(" union all ", byName.Values.Select(type =>
                $"""
                select '{type.Name}' as type, id, coalesce(data -> 'draft' -> 'content' ->> '{type.Source.Name}', '') as name,
                    array(select jsonb_array_elements_text(data -> 'draft' -> 'content' -> 'aliases')) as aliases,
                    array_remove(array[data -> 'draft' ->> 'slug', data -> 'published' ->> 'slug'], null) as slugs
                from cms.mt_doc_{type.Name}
                """));
            await using var command = new Npgsql.NpgsqlCommand($"{sql} order by id");
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            while (await reader.ReadAsync(cancel))
            {
                IReadOnlyList<string> names = [reader.GetString(2), .. reader.GetFieldValue<string[]>(3)];
                named.AddKnown(byName[reader.GetString(0)], reader.GetString(1), names, reader.GetFieldValue<string[]>(4));
            }
            return named;
        }

        /// <summary>Which of these ids the database has, in one statement.</summary>
        public async Task<IReadOnlySet<string>> ExistingAsync(IEnumerable<string> ids, CancellationToken cancel)
        {
            var asked = ids.Distinct().ToArray();
            return asked is [] ? new HashSet<string>()
                : (await session.QueryAsync<string>("select id from cms.mt_streams where id = any(?)", cancel, (object)asked)).ToHashSet();
        }
    }
}
