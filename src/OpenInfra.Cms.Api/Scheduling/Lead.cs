using Npgsql;

namespace OpenInfra.Cms.Api.Scheduling;

/// <summary>
/// Which of the nodes on one database leads: the one whose connection holds a lock. It ends with the connection, so that another node
/// leads when this one is gone.
/// </summary>
internal sealed class Lead : IAsyncDisposable
{
    // Any number, the same on all nodes; locks are a database's own.
    private const long Key = 0x73_63_68_65_64_75_6c_65;

    // So that the server misses a node that hangs, or lost power or network, after seconds and not hours. Not all servers know all of them.
    private const string Vigilance =
        """
        with wanted (name, value) as (values ('tcp_keepalives_idle', '5'), ('tcp_keepalives_interval', '2'),
            ('tcp_keepalives_count', '3'), ('idle_session_timeout', '15s'))
        select set_config(name, value, false) from wanted join pg_settings using (name)
        """;

    private bool _isTaken;

    private Lead(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection that holds the lock: what is done over it can only be done while this node leads.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Connects, without leading yet.</summary>
    public static async Task<Lead> OpenAsync(string connectionString, CancellationToken cancel)
    {
        // Not of the pool: a connection that goes back there would keep the lock.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, CommandTimeout = 5 };
        var lead = new Lead(new(settings.ConnectionString));
        try
        {
            await lead.Connection.OpenAsync(cancel);
            await lead.AskAsync(Vigilance, cancel);
            return lead;
        }
        catch
        {
            await lead.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether this node leads, from now on if no other does.</summary>
    public async Task<bool> IsTakenAsync(CancellationToken cancel) =>
        _isTaken = _isTaken || (bool)(await AskAsync($"select pg_try_advisory_lock({Key})", cancel))!;

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private async Task<object?> AskAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}
