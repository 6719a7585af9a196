using Marten;
using Npgsql;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>Lets imports into one database take turns: the second finds what the first has stored, and has nothing to do.</summary>
internal sealed class Turn : IAsyncDisposable
{
    // Any number that nothing else locks.
    private const long Key = 0x69_6d_70_6f_72_74;

    private readonly NpgsqlConnection _connection;

    private Turn(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Waits until no other import is running, in this process or another.</summary>
    public static async Task<Turn> TakeAsync(IDocumentStore store, CancellationToken cancel)
    {
        var connection = store.Storage.Database.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
            await ExecuteAsync(connection, $"select pg_advisory_lock({Key})", cancel);
            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (_connection) await ExecuteAsync(_connection, $"select pg_advisory_unlock({Key})", CancellationToken.None);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
