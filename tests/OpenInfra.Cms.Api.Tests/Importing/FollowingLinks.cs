using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Importing;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FollowingLinks(TestDatabases databases)
{
    [Fact]
    public async Task A_link_that_leads_out_of_the_source_is_not_followed()
    {
        await using var outside = await Site.NewAsync(databases, ("secret.md", "# Secret\n"));
        await using var site = await Site.NewAsync(databases, ("docs/a.md", "# A\n"));
        File.CreateSymbolicLink(Path.Combine(site.Folder, "out.md"), Path.Combine(outside.Folder, "secret.md"));
        File.CreateSymbolicLink(Path.Combine(site.Folder, "hop.md"), "out.md");
        File.CreateSymbolicLink(Path.Combine(site.Folder, "passwd.yml"), "../../../../../../../../etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(site.Folder, "folder"), outside.Folder);
        var report = await site.ImportAsync();

        Assert.Equal(["docs/a.md"], report.Files.Where(file => file.Outcome == ImportOutcome.Imported).Select(file => file.Path));
        Assert.Equal(["hop.md", "out.md", "passwd.yml"], report.Files.Where(file => file.Outcome == ImportOutcome.Skipped).Select(file => file.Path));
        Assert.Contains(report.Warnings, warning => warning.Path == "folder");
    }

    [Fact]
    public async Task A_link_within_the_source_is_a_file_as_any_other()
    {
        await using var site = await Site.NewAsync(databases, ("docs/a.md", "# A\n"));
        File.CreateSymbolicLink(Path.Combine(site.Folder, "b.md"), "docs/a.md");
        Assert.Equal(["page/b", "page/docs-a"], (await site.ImportAsync()).Files.SelectMany(file => file.Entries).Order());
    }

    [Fact]
    public async Task Links_in_a_ring_and_links_to_nothing_end()
    {
        await using var site = await Site.NewAsync(databases, ("docs/a.md", "# A\n"));
        File.CreateSymbolicLink(Path.Combine(site.Folder, "x.md"), "y.md");
        File.CreateSymbolicLink(Path.Combine(site.Folder, "y.md"), "x.md");
        File.CreateSymbolicLink(Path.Combine(site.Folder, "nowhere.md"), "gone.md");
        Directory.CreateSymbolicLink(Path.Combine(site.Folder, "docs/loop"), "..");
        var report = await site.ImportAsync();

        Assert.Equal((4, 1, 3), (report.Read, report.Imported, report.Skipped));
        Assert.All(report.Files.Where(file => file.Outcome == ImportOutcome.Skipped), file => Assert.Contains("link", file.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pipe_does_not_keep_the_import_waiting()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", "# A\n"));
        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(site.Folder, "pipe.md"));
        await made.WaitForExitAsync(Cancel);
        var report = await site.ImportAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.Equal(ImportOutcome.Imported, report.Files[0].Outcome);
    }

    [Fact]
    public async Task A_folder_and_a_file_that_may_not_be_read_fail_and_the_others_do_not()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", "# A\n"), ("b.md", "# B\n"), ("closed/c.md", "# C\n"));
        File.SetUnixFileMode(Path.Combine(site.Folder, "b.md"), UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(site.Folder, "closed"), UnixFileMode.None);
        var report = await site.ImportAsync();
        File.SetUnixFileMode(Path.Combine(site.Folder, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // Root may read everything.
        Assert.Equal(Environment.IsPrivilegedProcess ? (3, 3, 0) : (3, 1, 2), (report.Read, report.Imported, report.Failed));
    }
}
