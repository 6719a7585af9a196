using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace OpenInfra.Cms.Storage;

/// <summary>Makes what the database keeps by itself. What was made bears a mark of its definition, so that it is made anew only where that has changed.</summary>
internal static class Definitions
{
    extension(NpgsqlConnection connection)
    {
        /// <summary>Runs the SQL of a definition in one transaction, unless what it makes bears its mark already.</summary>
        /// <param name="made">The function or table that is made, and bears the mark.</param>
        /// <param name="definition">The SQL.</param>
        /// <param name="cancel">Ends the wait; then nothing is made.</param>
        public async Task DefineAsync(Made made, string definition, CancellationToken cancel)
        {
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition)));
            if (await connection.MarkOfAsync(made, cancel) == mark) return;
            // All or nothing, and no change of an entry between what is read here and what keeps it: making a trigger locks writers out.
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await connection.ExecuteAsync($"{definition} comment on {made.Kind} {made.Name} is '{mark}'", cancel);
            await transaction.CommitAsync(cancel);
        }

        /// <summary>Has what was made count as not made.</summary>
        public Task ForgetAsync(Made made, CancellationToken cancel) =>
            connection.ExecuteAsync($"comment on {made.Kind} {made.Name} is null", cancel);

        /// <summary>Runs SQL that has no answer, however long it takes.</summary>
        public async Task ExecuteAsync(string sql, CancellationToken cancel)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancel);
        }

        private async Task<string?> MarkOfAsync(Made made, CancellationToken cancel)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select obj_description({made.Lookup}('{made.Name}'), '{made.Catalog}')";
            return await command.ExecuteScalarAsync(cancel) as string;
        }
    }
}

/// <summary>Something in the database that bears a mark.</summary>
/// <param name="Kind">What it is, in SQL.</param>
/// <param name="Name">Its name, with its schema.</param>
/// <param name="Lookup">The function that finds it by its name; null where it isn't there.</param>
/// <param name="Catalog">Where the database keeps such things.</param>
internal sealed record Made(string Kind, string Name, string Lookup, string Catalog)
{
    public static Made Function(string name) => new("function", name, "to_regproc", "pg_proc");

    public static Made Table(string name) => new("table", name, "to_regclass", "pg_class");
}
