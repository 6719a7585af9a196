using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Storage;

/// <summary>The database that this process works on: the one that a connection string names, or a private one.</summary>
public sealed class ContentDatabase : IAsyncDisposable
{
    private const string DefaultFolder = ".data";

    private readonly EmbeddedPostgres? _embedded;

    private ContentDatabase(string connectionString, EmbeddedPostgres? embedded) => (ConnectionString, _embedded) = (connectionString, embedded);

    /// <summary>How to connect, in Npgsql's form.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether this process sees to it that the database runs.</summary>
    public bool IsPrivate => _embedded is not null;

    /// <summary>Uses the connection string where there is one, or starts the private cluster of the data folder.</summary>
    /// <exception cref="PostgresUnavailableException">There is neither a usable connection string nor a PostgreSQL on this machine.</exception>
    public static async Task<ContentDatabase> OpenAsync(string? connectionString, string? dataFolder, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(connectionString)) return new(ConnectionStrings.Checked(connectionString), null);
        var embedded = await EmbeddedPostgres.StartAsync(string.IsNullOrWhiteSpace(dataFolder) ? DefaultFolder : dataFolder, cancel);
        return new(embedded.ConnectionString, embedded);
    }

    /// <summary>Starts the private database again where its server has died; answers whether it had.</summary>
    /// <exception cref="PostgresUnavailableException">It can't be started again where it was.</exception>
    public Task<bool> ReviveAsync(CancellationToken cancel) => _embedded?.ReviveAsync(cancel) ?? Task.FromResult(false);

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
