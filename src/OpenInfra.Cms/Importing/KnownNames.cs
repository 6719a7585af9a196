using Marten;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing;

/// <summary>An entry of the database that goes by names, what it is called first, and the slugs that it has.</summary>
internal sealed record KnownName(ContentType Type, string Id, IReadOnlyList<string> Names, IReadOnlyList<string> Slugs);

/// <summary>What documents may refer to because the database has it.</summary>
internal static class KnownNames
{
    extension(IQuerySession session)
    {
        /// <summary>The entries that go by names, of all types, in one statement; some of them can't be referred to.</summary>
        public async Task<NamedEntries> NamedEntriesAsync(
            IReadOnlyList<ContentType> types, IReadOnlySet<string> leaving, CancellationToken cancel)
        {
            var named = new NamedEntries();
            foreach (var known in await session.KnownNamesAsync(types, cancel))
                named.AddKnown(known.Type, known.Id, known.Names, known.Slugs, leaving.Contains(known.Id));
            return named;
        }

        /// <summary>The entries of all types that go by names, each with all of its names, in one statement.</summary>
        public async Task<IReadOnlyList<KnownName>> KnownNamesAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var names = new List<KnownName>();
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
                IReadOnlyList<string> all = [reader.GetString(2), .. reader.GetFieldValue<string[]>(3)];
                names.Add(new(byName[reader.GetString(0)], reader.GetString(1), all, reader.GetFieldValue<string[]>(4)));
            }
            return names;
        }
    }
}
