using System.Data;
using Marten;
using Marten.Services;
using Npgsql;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>The database as it is at one moment, however long it is read and whoever writes meanwhile.</summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private Snapshot(NpgsqlConnection connection, IQuerySession session) => (_connection, Session) = (connection, session);

    public IQuerySession Session { get; }

    public static async Task<Snapshot> TakeAsync(IDocumentStore store, CancellationToken cancel)
    {
        var connection = store.Storage.Database.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            return new(connection, store.QuerySession(SessionOptions.ForTransaction(transaction)));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
