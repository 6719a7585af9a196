using System.Runtime.Versioning;
using OpenInfra.Cms.Storage.Embedded;

namespace OpenInfra.Cms.Api.Tests.Embedding;

[UnsupportedOSPlatform("windows")]
public sealed class ChoosingAUser
{
    [Fact]
    public async Task Below_a_folder_that_only_root_may_enter_the_cluster_lies_elsewhere_behind_a_link()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root has such folders.");
        await using var closed = new Scratch();
        Directory.CreateDirectory(closed.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var scratch = new Scratch(below: closed.Folder);

        for (var start = 0; start < 2; start++)
        {
            await using var postgres = await scratch.StartAsync();
            Assert.Equal(1, await Scratch.AskAsync(postgres.ConnectionString, "select 1"));
        }
        Assert.StartsWith("/var/lib/openinfra-cms/", Directory.ResolveLinkTarget(scratch.Cluster, returnFinalTarget: true)!.FullName);
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(closed.Folder), 8));
    }

    [Fact]
    public async Task Every_way_from_root_to_another_user_keeps_the_arguments_as_they_are()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root changes users.");
        foreach (var way in Account.Ways(PasswdEntry.Named("nobody")!))
        {
            string[] line = [.. way, "sh", "-c", "id -un; echo \"$1\"", "-", "a \"b\" $c"];
            var told = await Command.RunAsync(line, TestContext.Current.CancellationToken);
            Assert.Equal("nobody\na \"b\" $c\n", told.Output);
        }
    }
}
