using Marten;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>A database for whoever needs one of its own, copied from one that is migrated once for all tests.</summary>
public sealed class TestDatabases : IAsyncLifetime
{
    private const string Template = "cms_template";

    private readonly SemaphoreSlim _oneCopyAtATime = new(1);
    private readonly Lazy<Task<SeededHost>> _seeded;
    private TestServer _server = null!;

    public TestDatabases() => _seeded = new(async () =>
    {
        var host = new SeededHost(this);
        await host.InitializeAsync();
        return host;
    });

    /// <summary>The service with the seeds, started when the first test asks for it.</summary>
    public Task<SeededHost> SeededAsync() => _seeded.Value;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        await ExecuteAsync($"create database {Template}");
        await using var store = StoreOf(_server.DatabaseNamed(Template));
        await store.MigrateAsync(ContentModel.Types, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>The connection string of a new, migrated, empty database.</summary>
    public async Task<string> NewAsync()
    {
        var name = $"cms_{Guid.NewGuid():n}";
        await _oneCopyAtATime.WaitAsync();
        try
        {
            await ExecuteAsync($"create database {name} template {Template}");
        }
        finally
        {
            _oneCopyAtATime.Release();
        }
        return _server.DatabaseNamed(name);
    }

    public static DocumentStore StoreOf(string connectionString) =>
        DocumentStore.For(store => StoreSchema.Configure(store, connectionString, ContentModel.Types));

    public async ValueTask DisposeAsync()
    {
        if (_seeded.IsValueCreated) await (await _seeded.Value).DisposeAsync();
        _oneCopyAtATime.Dispose();
        await _server.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
