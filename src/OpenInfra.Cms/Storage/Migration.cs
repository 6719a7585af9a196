using Marten;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Storage;

/// <summary>Brings a database to the schema of this version: explicitly, once, before anything else is done with it.</summary>
public static class Migration
{
    // Any number: hosts that start together on one database take turns.
    private const long TurnKey = 0x6f_70_65_6e_69_6e_66;

    extension(IDocumentStore store)
    {
        /// <summary>Creates or changes tables and indexes, and renders the texts that another version rendered.</summary>
        public async Task MigrateAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            await using var connection = store.Storage.Database.CreateConnection();
            await connection.OpenAsync(cancel);
            await ExecuteAsync(connection, $"select pg_advisory_lock({TurnKey})", cancel);
            try
            {
                await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
                foreach (var index in types.SelectMany(Indexes.Of)) await ExecuteAsync(connection, index.Sql, cancel);
                await store.RenderAgainAsync(cancel);
            }
            finally
            {
                await ExecuteAsync(connection, $"select pg_advisory_unlock({TurnKey})", CancellationToken.None);
            }
        }
    }

    private static async Task ExecuteAsync(Npgsql.NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
