using Npgsql;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>The database in the cluster.</summary>
internal static class CmsDatabase
{
    public const string Name = "cms";

    public static string ConnectionString(int port, string password, string database = Name) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = "cms",
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Makes sure that the database is there; answers why the server doesn't let us in, null where it does.</summary>
    public static async Task<string?> TryOpenAsync(int port, string password, CancellationToken cancel)
    {
        try
        {
            await CreateMissingAsync(port, password, cancel);
            return null;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return null;
        }
        catch (NpgsqlException e)
        {
            return e is PostgresException told ? told.MessageText : e.Message;
        }
    }

    private static async Task CreateMissingAsync(int port, string password, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(port, password, "postgres") + ";Pooling=false;Timeout=5");
        await connection.OpenAsync(cancel);
        await using var find = new NpgsqlCommand($"select 1 from pg_database where datname = '{Name}'", connection);
        if (await find.ExecuteScalarAsync(cancel) is not null) return;
        await using var create = new NpgsqlCommand($"create database {Name}", connection);
        await create.ExecuteNonQueryAsync(cancel);
    }
}
