using System.Globalization;
using Marten;
using Npgsql;

namespace OpenInfra.Cms.Reading.Following;

/// <summary>Listens, on a connection of its own, to what PostgreSQL tells at each commit, and passes it on to all who follow.</summary>
internal sealed class Listener : IAsyncDisposable
{
    // A server that is gone without a word is noticed after this.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly NpgsqlConnection _connection;
    private readonly IReadOnlyDictionary<string, ContentType> _types;
    private readonly Queue<long> _told = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Task _running;
    private HashSet<Follower>? _followers = [];

    private Listener(NpgsqlConnection connection, IReadOnlyDictionary<string, ContentType> types)
    {
        (_connection, _types) = (connection, types);
        connection.Notification += (_, told) =>
        {
            foreach (var number in told.Payload.Split(',')) _told.Enqueue(long.Parse(number, CultureInfo.InvariantCulture));
        };
        _running = RunAsync();
    }

    /// <summary>How many follow.</summary>
    public int Followers
    {
        get { lock (_gate) return _followers?.Count ?? 0; }
    }

    /// <summary>Listens from now on.</summary>
    public static async Task<Listener> StartAsync(IDocumentStore store, IReadOnlyDictionary<string, ContentType> types, CancellationToken cancel)
    {
        var connection = store.Storage.Database.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
            await using var listen = new NpgsqlCommand("listen cms_events", connection);
            await listen.ExecuteNonQueryAsync(cancel);
            return new(connection, types);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody who is told of all changes from now on; null where this has ended.</summary>
    public Follower? Add()
    {
        lock (_gate)
        {
            if (_followers is null) return null;
            var follower = new Follower(Remove);
            _followers.Add(follower);
            return follower;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private void Remove(Follower follower)
    {
        lock (_gate)
        {
            if (_followers is null || !_followers.Remove(follower) || _followers.Count > 0) return;
            _followers = null;
        }
        _stop.Cancel();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (_told.Count == 0 && !await _connection.WaitAsync(_patience, _stop.Token)) await ProbeAsync();
                await PassOnAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            End(null);
        }
        catch (Exception error) when (error is NpgsqlException or IOException)
        {
            End(new LostTrackException("The connection to the database was lost; changes may have been missed.", error));
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }

    private async Task ProbeAsync()
    {
        await using var probe = new NpgsqlCommand("select 1", _connection) { CommandTimeout = (int)_patience.TotalSeconds };
        await probe.ExecuteNonQueryAsync(_stop.Token);
    }

    private async Task PassOnAsync()
    {
        if (_told.Count == 0) return;
        long[] events = [.. _told];
        _told.Clear();
        var changes = await _connection.ChangesAsync(events, _types, _stop.Token);
        Follower[] followers;
        lock (_gate) followers = [.. _followers ?? []];
        foreach (var follower in followers) follower.Take(changes);
    }

    private void End(Exception? why)
    {
        HashSet<Follower> left;
        lock (_gate) (left, _followers) = (_followers ?? [], null);
        foreach (var follower in left) follower.End(why);
    }
}
