using Marten;
using Npgsql;
using OpenInfra.Cms.Reading.Faceting;
using OpenInfra.Cms.Rendering;
using OpenInfra.Cms.Storage.Embedded;
using OpenInfra.Cms.Storage.Searching;

namespace OpenInfra.Cms.Storage;

/// <summary>Brings a database to the schema of this version: explicitly, once, before anything else is done with it.</summary>
public static class Migration
{
    // Any number: hosts that start together on one database take turns.
    private const long TurnKey = 0x6f_70_65_6e_69_6e_66;

    extension(IDocumentStore store)
    {
        /// <summary>
        /// Creates or changes tables and indexes, and renders the texts that another version rendered. Answers what the database lacks,
        /// in sentences: what works without it, and less well.
        /// </summary>
        public Task<IReadOnlyList<string>> MigrateAsync(IReadOnlyList<ContentType> types, CancellationToken cancel) =>
            store.InTurnAsync(async connection =>
            {
                await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
                Index[] indexes = [.. types.SelectMany(Indexes.Of), Indexes.KeyName, .. Indexes.OfEvents];
                foreach (var index in indexes) await connection.ExecuteAsync(index.Sql, cancel);
                await connection.ExecuteAsync(Tally.Table, cancel);
                foreach (var type in types) await connection.TallyAsync(type, cancel);
                await connection.ExecuteAsync(CommitSignals.Sql, cancel);
                await store.RenderAgainAsync(cancel);
                return await connection.MakeSearchableAsync(types, cancel);
            }, cancel);

        /// <summary>Makes all anew that is searched, of a database that has the schema of this version.</summary>
        public Task<IReadOnlyList<string>> MakeSearchableAgainAsync(IReadOnlyList<ContentType> types, CancellationToken cancel) =>
            store.InTurnAsync(async connection =>
            {
                await connection.ForgetSearchableAsync(cancel);
                return await connection.MakeSearchableAsync(types, cancel);
            }, cancel);

        private async Task<TResult> InTurnAsync<TResult>(Func<NpgsqlConnection, Task<TResult>> work, CancellationToken cancel)
        {
            await using var connection = store.Storage.Database.CreateConnection();
            await connection.OpenAsync(cancel);
            CheckEncoding(connection);
            await connection.ExecuteAsync($"select pg_advisory_lock({TurnKey})", cancel);
            try
            {
                return await work(connection);
            }
            finally
            {
                await connection.ExecuteAsync($"select pg_advisory_unlock({TurnKey})", CancellationToken.None);
            }
        }
    }

    // Other encodings lack characters that content has.
    private static void CheckEncoding(NpgsqlConnection connection)
    {
        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != "UTF8")
            throw new PostgresUnavailableException(
                $"The database {connection.Database} is in {encoding}; content needs UTF8: create database ... encoding 'UTF8' template template0.");
    }
}
