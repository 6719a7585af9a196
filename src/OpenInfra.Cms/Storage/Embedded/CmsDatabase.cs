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

    /// <summary>Makes sure that the database is there, and answers; otherwise says why it doesn't.</summary>
    public static async Task<string?> TryOpenAsync(int port, string password, CancellationToken cancel)
    {
        try
        {
            return await OpenOrCreateAsync(port, password, cancel);
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

    private static async Task<string?> OpenOrCreateAsync(int port, string password, CancellationToken cancel)
    {
        try
        {
            await ExecuteAsync(ConnectionString(port, password), "select 1", cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await ExecuteAsync(ConnectionString(port, password, "postgres"), $"create database {Name}", cancel);
        }
        return null;
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=5");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
