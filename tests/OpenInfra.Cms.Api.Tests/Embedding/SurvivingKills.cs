using System.Diagnostics;
using System.Globalization;

namespace OpenInfra.Cms.Api.Tests.Embedding;

public sealed class SurvivingKills(ClusterTemplate template)
{
    [Fact]
    public async Task A_killed_server_comes_back_with_all_that_was_committed()
    {
        await using var scratch = await template.CopyAsync();
        await using var killed = await scratch.StartAsync();
        await Scratch.AskAsync(killed.ConnectionString, "create table kept as select generate_series(1, 1000) as n");
        using (var postmaster = Process.GetProcessById(scratch.Postmaster)) postmaster.Kill();

        await using var back = await scratch.StartAsync();
        Assert.Equal(1000L, await Scratch.AskAsync(back.ConnectionString, "select count(*) from kept"));
    }

    [Fact]
    public async Task The_server_of_a_killed_process_serves_the_next_and_holds_no_pipe_of_the_killed()
    {
        await using var scratch = await template.CopyAsync();
        using var killed = new AnotherProcess(scratch.Folder);
        var connection = await killed.StartedAsync();
        var postmaster = scratch.Postmaster;
        await killed.KillAsync();
        Assert.Empty(await killed.OutputAsync());

        await using var next = await scratch.StartAsync();
        Assert.Equal(connection, next.ConnectionString);
        Assert.Equal(postmaster, scratch.Postmaster);
    }

    [Fact]
    public async Task The_server_is_in_a_session_of_its_own_where_no_terminal_reaches_it()
    {
        await using var scratch = await template.CopyAsync();
        await using var postgres = await scratch.StartAsync();
        var fields = (await File.ReadAllTextAsync($"/proc/{scratch.Postmaster}/stat", TestContext.Current.CancellationToken)).Split(' ');
        var (group, session, terminal) = (fields[4], fields[5], fields[6]);
        Assert.Equal(($"{scratch.Postmaster}", $"{scratch.Postmaster}", "0"), (group, session, terminal));
    }

    [Fact]
    public async Task The_number_of_a_dead_server_may_belong_to_another_program_or_another_server()
    {
        await using var scratch = await template.CopyAsync();
        await using var elsewhere = await template.CopyAsync();
        await using var other = await elsewhere.StartAsync();

        foreach (var foreign in (int[])[elsewhere.Postmaster, Environment.ProcessId])
        {
            await LeaveBehindAsync(scratch, foreign, Scratch.PortOf(other));
            await using var postgres = await scratch.StartAsync();
            Assert.NotEqual(other.ConnectionString, postgres.ConnectionString);
            Assert.Equal(1, await Scratch.AskAsync(postgres.ConnectionString, "select 1"));
        }
        Assert.Equal(1, await Scratch.AskAsync(other.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task A_process_killed_while_it_makes_the_cluster_leaves_none_and_the_next_makes_it()
    {
        await using var scratch = new Scratch();
        using var killed = new AnotherProcess(scratch.Folder);
        while (!IsBeingMade(scratch.Folder)) await Task.Delay(5, TestContext.Current.CancellationToken);
        await killed.KillAsync();
        Assert.False(Directory.Exists(scratch.Cluster));

        await using var postgres = await scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(postgres.ConnectionString, "select 1"));
    }

    private static bool IsBeingMade(string folder) => Directory.Exists(folder)
        && Directory.GetDirectories(folder, "postgres.new-*").Any(made => Directory.Exists(Path.Combine(made, "cluster", "base")));

    private static Task LeaveBehindAsync(Scratch scratch, int pid, int port) => File.WriteAllLinesAsync(
        Path.Combine(scratch.Cluster, "postmaster.pid"),
        [$"{pid}", scratch.Cluster, "1700000000", port.ToString(CultureInfo.InvariantCulture), "", "127.0.0.1", "  1234 5678", "ready   "],
        TestContext.Current.CancellationToken);
}
