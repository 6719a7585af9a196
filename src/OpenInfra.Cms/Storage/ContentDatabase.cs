using Npgsql;
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
    /// <exception cref="PostgresUnavailableException">There is neither a usable connection string nor a PostgreSQL on this machine.</exception>
    public static async Task<ContentDatabase> OpenAsync(string? connectionString, string dataFolder, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(connectionString)) return new(Checked(connectionString), null);
        var embedded = await EmbeddedPostgres.StartAsync(dataFolder, cancel);
        return new(embedded.ConnectionString, embedded);
    }

    // Npgsql's own message may hold a part of the password.
    private static string Checked(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new PostgresUnavailableException(
                "The connection string (ConnectionStrings__Cms) can't be read; one such as Host=localhost;Port=5432;Database=cms;Username=cms;Password=... is expected.");
        }
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
