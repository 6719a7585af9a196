using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Storage;

/// <summary>The database that this process works on: the one that a connection string names, or a private one.</summary>
public sealed class ContentDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private ContentDatabase(string connectionString, EmbeddedPostgres? embedded) => (ConnectionString, _embedded) = (connectionString, embedded);

    /// <summary>How to connect, in Npgsql's form.</summary>
    public string ConnectionString { get; }

    /// <summary>Uses the connection string where there is one, or starts the private cluster of the data folder.</summary>
    /// <exception cref="PostgresUnavailableException">There is neither a connection string nor a PostgreSQL on this machine.</exception>
    public static async Task<ContentDatabase> OpenAsync(string? connectionString, string dataFolder, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(connectionString)) return new(connectionString, null);
        var embedded = await EmbeddedPostgres.StartAsync(dataFolder, cancel);
        return new(embedded.ConnectionString, embedded);
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
