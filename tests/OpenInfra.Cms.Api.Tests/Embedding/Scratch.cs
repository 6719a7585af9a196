using System.Globalization;
using Npgsql;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Api.Tests.Embedding;

/// <summary>A data folder for one test, and what tests ask of the cluster in it.</summary>
public sealed class Scratch : IAsyncDisposable
{
    private readonly string _parent;

    public Scratch(string below = "/tmp", string name = "data") =>
        Folder = Path.Combine(_parent = Path.Combine(below, $"cms-embedded-{Guid.NewGuid():N}"), name);

    public string Folder { get; }

    public string Cluster => Path.Combine(Folder, "postgres");

    public int Postmaster => int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(Folder, TestContext.Current.CancellationToken);

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static int PortOf(EmbeddedPostgres postgres) => new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port;

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Cluster)) await RemoveClusterAsync();
        if (Directory.Exists(_parent)) Directory.Delete(_parent, recursive: true);
    }

    // What a killed user left running ends with a last start and release.
    private async Task RemoveClusterAsync()
    {
        await (await EmbeddedPostgres.StartAsync(Folder, CancellationToken.None)).DisposeAsync();
        if (Directory.ResolveLinkTarget(Cluster, returnFinalTarget: true) is { } far)
            Directory.Delete(Path.GetDirectoryName(far.FullName)!, recursive: true);
    }
}
