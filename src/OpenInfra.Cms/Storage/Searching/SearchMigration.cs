using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Storage.Searching;

/// <summary>Sees to it that the database keeps what can be found.</summary>
internal static class SearchMigration
{
    extension(NpgsqlConnection connection)
    {
        /// <summary>
        /// Makes all that is searched anew, where it isn't made already of the same fields in the same way; what the search has to go
        /// without, in sentences.
        /// </summary>
        public async Task<IReadOnlyList<string>> MakeSearchableAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var extensions = await Extensions.CreateAsync(connection, cancel);
            var definition = string.Join("\n",
                [SearchTables.Of(types, extensions), .. types.Select(SearchRows.Of), SearchTables.Finish(extensions)]);
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
            if (await connection.SearchMarkAsync(cancel) == mark) return extensions.Lacking;
            // All or nothing, and no change of an entry between what is read here and what keeps it: making a trigger locks writers out.
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await connection.ExecuteAsync($"{definition} comment on table {SearchSql.Table} is '{mark}'", cancel);
            await transaction.CommitAsync(cancel);
            return extensions.Lacking;
        }

        /// <summary>Has the next <see cref="MakeSearchableAsync"/> make all anew.</summary>
        public Task ForgetSearchableAsync(CancellationToken cancel) =>
            connection.ExecuteAsync($"comment on table {SearchSql.Table} is null", cancel);

        private async Task<string?> SearchMarkAsync(CancellationToken cancel)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select obj_description(to_regclass('{SearchSql.Table}'), 'pg_class')";
            return await command.ExecuteScalarAsync(cancel) as string;
        }
    }
}
