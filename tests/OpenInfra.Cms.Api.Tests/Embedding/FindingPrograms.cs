using System.Runtime.Versioning;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Api.Tests.Embedding;

[UnsupportedOSPlatform("windows")]
public sealed class FindingPrograms(ClusterTemplate template)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_programs_the_message_is_one_line_with_three_ways_out()
    {
        await using var scratch = new Scratch();
        var none = await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => EmbeddedPostgres.StartAsync(scratch.Folder, new("/nowhere"), Cancel));
        Assert.Contains("apt-get install postgresql", none.Message, StringComparison.Ordinal);
        Assert.Contains("docker run", none.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Cms", none.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', none.Message);
    }

    [Fact]
    public async Task Data_of_a_version_is_run_by_programs_of_that_version_whatever_comes_first()
    {
        await using var scratch = new Scratch();
        var root = AddVersions(scratch.Folder, 9, 98, 99);
        var account = await Account.ForNewAsync(Cancel);
        Assert.Equal(99, (await PostgresBinaries.FindAsync(new("", root), account, major: null, Cancel)).Major);
        Assert.Equal(98, (await PostgresBinaries.FindAsync(new("", root), account, major: 98, Cancel)).Major);
        Assert.Equal(9, (await PostgresBinaries.FindAsync(new($"{root}/9/bin", root), account, major: null, Cancel)).Major);
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_here_is_refused_by_its_number()
    {
        await using var scratch = await template.CopyAsync();
        var root = AddVersions(Path.Combine(scratch.Folder, "versions"), 99);
        var refused = await Assert.ThrowsAsync<PostgresUnavailableException>(
            () => EmbeddedPostgres.StartAsync(scratch.Folder, new("", root), Cancel));
        var major = (await File.ReadAllTextAsync(Path.Combine(scratch.Cluster, "PG_VERSION"), Cancel)).Trim();
        Assert.Contains($"PostgreSQL {major}, whose programs are not here (there is 99)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_to_start_says_what_its_log_says()
    {
        await using var scratch = await template.CopyAsync();
        var configuration = Path.Combine(scratch.Cluster, "postgresql.conf");
        var good = await File.ReadAllTextAsync(configuration, Cancel);
        await File.WriteAllTextAsync(configuration, good + "\nmax_connections = plenty\n", Cancel);

        var failed = await Assert.ThrowsAsync<PostgresUnavailableException>(scratch.StartAsync);
        Assert.Contains("invalid value for parameter \"max_connections\": \"plenty\"", failed.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(configuration, good, Cancel);
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_alone()
    {
        await using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.Cluster);
        var note = Path.Combine(scratch.Cluster, "note.txt");
        await File.WriteAllTextAsync(note, "mine", Cancel);

        var refused = await Assert.ThrowsAsync<PostgresUnavailableException>(scratch.StartAsync);
        Assert.Contains("not a PostgreSQL cluster", refused.Message, StringComparison.Ordinal);
        Assert.Equal([note], Directory.GetFileSystemEntries(scratch.Cluster));
        Directory.Delete(scratch.Cluster, recursive: true);
    }

    private static string AddVersions(string root, params int[] versions)
    {
        foreach (var version in versions)
        {
            var bin = Directory.CreateDirectory(Path.Combine(root, $"{version}", "bin")).FullName;
            foreach (var program in (string[])["initdb", "pg_ctl", "postgres"])
            {
                var file = Path.Combine(bin, program);
                File.WriteAllText(file, $"#!/bin/sh\necho '{program} (PostgreSQL) {version}.1'\n");
                File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
            }
        }
        return root;
    }
}
