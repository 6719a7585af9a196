using Npgsql;
using OpenInfra.Cms.Storage.Embedded;
using Testcontainers.PostgreSql;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>The PostgreSQL that the tests run on: this machine's own (embedded), or one that Testcontainers starts.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly IAsyncDisposable _server;
    private readonly string? _folder;

    private TestServer(IAsyncDisposable server, string connectionString, string? folder = null) =>
        (_server, ConnectionString, _folder) = (server, connectionString, folder);

    public string ConnectionString { get; }

    /// <summary>CMS_TEST_POSTGRES says which: "embedded" (the default) or "testcontainers".</summary>
    public static async Task<TestServer> StartAsync() => Environment.GetEnvironmentVariable("CMS_TEST_POSTGRES") switch
    {
        null or "" or "embedded" => await EmbeddedAsync(),
        "testcontainers" => await ContainerAsync(),
        var other => throw new InvalidOperationException($"CMS_TEST_POSTGRES is \"{other}\"; it can be embedded or testcontainers."),
    };

    public string DatabaseNamed(string name) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestServer> EmbeddedAsync()
    {
        var folder = TempFolder.New("cms-tests");
        var embedded = await EmbeddedPostgres.StartAsync(folder, CancellationToken.None);
        return new(embedded, embedded.ConnectionString, folder);
    }

    private static async Task<TestServer> ContainerAsync()
    {
        var container = new PostgreSqlBuilder("postgres:15").Build();
        await container.StartAsync();
        return new(container, container.GetConnectionString());
    }
}
