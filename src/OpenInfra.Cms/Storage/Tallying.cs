using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Storage;

/// <summary>Makes the database keep the counts of what is published.</summary>
internal static class Tallying
{
    extension(NpgsqlConnection connection)
    {
        /// <summary>Counts the entries of a type and sees to it that the counts follow, where the same isn't counted already.</summary>
        public async Task TallyAsync(ContentType type, CancellationToken cancel)
        {
            var definition = Tally.DefinitionOf(type);
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
            if (await connection.MarkOfAsync(type, cancel) == mark) return;
            // All or nothing, and no change of an entry between the count and what keeps it: making a trigger locks writers out.
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await connection.ExecuteAsync($"{definition} comment on function {Tally.FunctionOf(type)} is '{mark}'", cancel);
            await transaction.CommitAsync(cancel);
        }

        /// <summary>Runs SQL that has no answer, however long it takes.</summary>
        public async Task ExecuteAsync(string sql, CancellationToken cancel)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancel);
        }

        private async Task<string?> MarkOfAsync(ContentType type, CancellationToken cancel)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select obj_description(to_regproc('{Tally.FunctionOf(type)}'), 'pg_proc')";
            return await command.ExecuteScalarAsync(cancel) as string;
        }
    }
}
