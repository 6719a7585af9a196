using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.Versioning;
using Npgsql;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Api.Tests.Embedding;

[UnsupportedOSPlatform("windows")]
public sealed class StartingForTheFirstTime
{
    [Fact]
    public async Task A_cluster_in_UTF8_is_made_which_listens_on_loopback_alone_and_wants_its_password()
    {
        await using var scratch = new Scratch();
        await using var postgres = await scratch.StartAsync();

        Assert.Equal("UTF8", await Scratch.AskAsync(postgres.ConnectionString, "show server_encoding"));
        Assert.Equal("on", await Scratch.AskAsync(postgres.ConnectionString, "show fsync"));
        Assert.Equal([IPAddress.Loopback], Listeners(Scratch.PortOf(postgres)));

        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Scratch.AskAsync(guess.ConnectionString, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_password_lies_in_a_file_that_nobody_else_can_read_and_nowhere_else()
    {
        await using var scratch = new Scratch();
        await using var postgres = await scratch.StartAsync();

        var file = Path.Combine(scratch.Cluster, "cms.password");
        var password = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Password!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var log = await File.ReadAllTextAsync(Path.Combine(scratch.Cluster, "server.log"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(password, log);
        Assert.True(password.Length >= 32);
    }

    [Fact]
    public async Task The_folder_may_have_any_name()
    {
        await using var scratch = new Scratch(name: """odd " $HOME `id` 'x' \n;""");
        await using var postgres = await scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(postgres.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_start_that_is_called_off_leaves_nothing_in_the_way_of_the_next()
    {
        await using var scratch = new Scratch();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(250));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedPostgres.StartAsync(scratch.Folder, soon.Token));
        Assert.Empty(Directory.GetDirectories(scratch.Folder));

        await using var postgres = await scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(postgres.ConnectionString, "select 1"));
    }

    private static IEnumerable<IPAddress> Listeners(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Where(listener => listener.Port == port).Select(listener => listener.Address);
}
