using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OpenInfra.Cms.Api.Tests.Embedding;

public sealed class SharingACluster(ClusterTemplate template)
{
    [Fact]
    public async Task Who_comes_second_joins_and_who_leaves_last_stops_it()
    {
        await using var scratch = await template.CopyAsync();
        var first = await scratch.StartAsync();
        var second = await scratch.StartAsync();
        Assert.Equal(first.ConnectionString, second.ConnectionString);

        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Equal(1, await Scratch.AskAsync(second.ConnectionString, "select 1"));

        await second.DisposeAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() => Scratch.AskAsync(second.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Many_that_start_at_once_get_one_cluster()
    {
        await using var scratch = new Scratch();
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => scratch.StartAsync()));
        Assert.Single(all.Select(one => one.ConnectionString).Distinct());
        await Task.WhenAll(all.Select(one => one.DisposeAsync().AsTask()));
        Assert.False(File.Exists(Path.Combine(scratch.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart_on_the_same_port()
    {
        await using var scratch = await template.CopyAsync();
        await using (var before = await scratch.StartAsync())
            await Scratch.AskAsync(before.ConnectionString, "create table kept as select 'Grüße' as word");

        var port = await File.ReadAllTextAsync(Path.Combine(scratch.Folder, "postgres.port"), TestContext.Current.CancellationToken);
        await using var after = await scratch.StartAsync();
        Assert.Equal("Grüße", await Scratch.AskAsync(after.ConnectionString, "select word from kept"));
        Assert.Equal(port, $"{Scratch.PortOf(after)}");
    }

    [Fact]
    public async Task A_port_that_someone_took_meanwhile_is_left_to_them()
    {
        await using var scratch = await template.CopyAsync();
        var before = await scratch.StartAsync();
        await before.DisposeAsync();

        using var someone = new TcpListener(IPAddress.Loopback, Scratch.PortOf(before));
        someone.Start();
        await using var after = await scratch.StartAsync();
        Assert.NotEqual(Scratch.PortOf(before), Scratch.PortOf(after));
    }

    [Fact]
    public async Task Another_process_shares_it_and_counts_no_more_once_it_is_killed()
    {
        await using var scratch = await template.CopyAsync();
        var ours = await scratch.StartAsync();
        using var other = new AnotherProcess(scratch.Folder);
        Assert.Equal(ours.ConnectionString, await other.StartedAsync());

        await other.KillAsync();
        await ours.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(scratch.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task Another_process_keeps_it_running_when_we_leave_and_stops_it_when_it_ends()
    {
        await using var scratch = await template.CopyAsync();
        var ours = await scratch.StartAsync();
        using var other = new AnotherProcess(scratch.Folder);
        var connection = await other.StartedAsync();

        await ours.DisposeAsync();
        Assert.Equal(1, await Scratch.AskAsync(connection, "select 1"));
        await other.EndAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() => Scratch.AskAsync(connection, "select 1"));
    }
}
