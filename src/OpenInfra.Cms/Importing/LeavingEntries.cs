using Marten;
using Npgsql;

namespace OpenInfra.Cms.Importing;

/// <summary>Tells what documents can't refer to, though the database has it.</summary>
internal static class LeavingEntries
{
    // What an editor changed stays when its source gives it up, as does what another source has; and what an editor archived may
    // come back, which a document doesn't decide.
    private const string Leaves =
        """
        data ->> 'version' = data -> 'source' ->> 'version' and (data ->> 'status' = 'Archived' or (id = any(@pruned)
            and id not in (select jsonb_object_keys(f.data -> 'entries') from cms.mt_doc_source_file f where f.source <> @source)))
        """;

    extension(IQuerySession session)
    {
        /// <summary>The ids of what an import archived, or will archive now unless a document tells of it; in one statement.</summary>
        /// <param name="types">All types.</param>
        /// <param name="source">The source that is imported.</param>
        /// <param name="pruned">What is archived unless the source still tells of it.</param>
        /// <param name="asked">The ids that documents write out; names may mean any entry that goes by one.</param>
        /// <param name="cancel">Ends the wait.</param>
        public async Task<IReadOnlySet<string>> LeavingAsync(
            IReadOnlyList<ContentType> types, string source, IEnumerable<string> pruned, IEnumerable<string> asked,
            CancellationToken cancel)
        {
            await using var command = new NpgsqlCommand(string.Join(" union all ", types.Select(type =>
                $"select id from cms.mt_doc_{type.Name} where {(type.Source.Name is null ? "id = any(@asked) and " : "")}({Leaves})")));
            command.Parameters.AddWithValue("source", source);
            command.Parameters.AddWithValue("pruned", pruned.ToArray());
            command.Parameters.AddWithValue("asked", asked.Distinct().ToArray());
            await using var reader = await session.ExecuteReaderAsync(command, cancel);
            var leaving = new HashSet<string>();
            while (await reader.ReadAsync(cancel)) leaving.Add(reader.GetString(0));
            return leaving;
        }
    }
}
