using Marten;
using Npgsql;

namespace OpenInfra.Cms.Editing;

/// <summary>Finds what would be left with a reference to nothing.</summary>
internal static class Referring
{
    private const int Shown = 20;

    extension(IQuerySession session)
    {
        /// <summary>The entries in use that refer to one, in their drafts or in what is published, in one statement.</summary>
        public async Task<Referrers> ReferrersAsync(string id, IReadOnlyList<Relation> relations, CancellationToken cancel)
        {
            var parts = relations.Where(relation => relation.Target.Owns(id)).Select(Part).ToList();
            if (parts is []) return new(0, []);
            await using var command = new NpgsqlCommand(
                $"with found as ({string.Join(" union ", parts)}) select id, count(*) over () from found where id <> $1 order by id limit {Shown}");
            command.Parameters.Add(new() { Value = id });
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            var (ids, count) = (new List<string>(), 0L);
            while (await reader.ReadAsync(cancel))
            {
                ids.Add(reader.GetString(0));
                count = reader.GetInt64(1);
            }
            return new(count, ids);
        }
    }

    private static string Part(Relation relation) =>
        $"select id from cms.mt_doc_{relation.Owner.Name} where status <> 'Archived' and ({Holds(relation, "draft")} or {Holds(relation, "published")})";

    // In the form that the index on the field answers.
    private static string Holds(Relation relation, string side)
    {
        var value = relation.Path.Reverse().Aggregate("to_jsonb($1::text)", (inner, step) =>
            step == relation.Path[0] ? Listed(step, inner) : $"jsonb_build_object('{step.Name}', {Listed(step, inner)})");
        return $"data -> '{side}' -> 'content' -> '{relation.Path[0].Name}' @> {value}";
    }

    private static string Listed(Field step, string value) => step.IsList ? $"jsonb_build_array({value})" : value;
}
