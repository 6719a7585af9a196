using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Api.Tests.Embedding;

[UnsupportedOSPlatform("windows")]
public sealed class LosingThePort(ClusterTemplate template)
{
    [Fact]
    public async Task A_port_that_is_taken_between_choosing_and_starting_is_replaced_by_another()
    {
        await using var scratch = await template.CopyAsync();
        using var someone = new TcpListener(IPAddress.Loopback, 0);
        someone.Start();

        var search = new PostgresSearch("", AddUnluckyPrograms(scratch.Folder, ((IPEndPoint)someone.LocalEndpoint).Port));
        await using var postgres = await EmbeddedPostgres.StartAsync(scratch.Folder, search, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(scratch.Cluster, "tried")));
        Assert.Equal(1, await Scratch.AskAsync(postgres.ConnectionString, "select 1"));
    }

    // The first server they start gets a taken port.
    private static string AddUnluckyPrograms(string root, int taken)
    {
        var real = PostgresSearch.Here.Folders().First();
        var bin = Directory.CreateDirectory(Path.Combine(root, "15", "bin")).FullName;
        Add(bin, "initdb", $"exec {real}/initdb \"$@\"");
        Add(bin, "pg_ctl", $"exec {real}/pg_ctl \"$@\"");
        Add(bin, "postgres", $"""
            if [ "$1" = -D ] && [ ! -e "$2/tried" ]; then touch "$2/tried"; exec {real}/postgres -D "$2" -p {taken}; fi
            exec {real}/postgres "$@"
            """);
        return root;
    }

    private static void Add(string bin, string program, string script)
    {
        var file = Path.Combine(bin, program);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
