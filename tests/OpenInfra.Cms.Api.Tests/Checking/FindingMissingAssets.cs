using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class FindingMissingAssets(TestDatabases databases)
{
    private const string Body = """
        ![a](/img/there.png) ![a](/img/gone.png)
        [b](/files/there.pdf) [b](/files/gone.pdf)
        ![c](beside.png) ![c](https://openinfra.dev/img/gone2.png) ![c](https://example.com/x.png)
        ![d](/img/with%20space.png) ![d](/../outside.png) [app](/app)
        """;

    [Fact]
    public async Task Without_a_folder_files_are_not_looked_for() =>
        Assert.Equal(["broken-link"], (await FindingsInAsync(databases, Body)).Select(finding => finding.Split(": ")[1]));

    [Fact]
    public async Task Images_and_files_are_looked_for_in_the_folder_and_in_its_static_and_public_ones()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", Body, "image: /img/gone3.png\nicon: check")));
        string[] files = ["static/img/there.png", "public/files/there.pdf", "blog/beside.png", "img/with space.png", "app/index.html"];
        foreach (var file in files) site.Write(file, "");
        File.WriteAllText(Path.Combine(site.Folder, "..", "outside.png"), "");

        var findings = await site.FindAsync(new() { Assets = site.Folder });
        Assert.Equal(
        [
            "blog/a.md:7: missing-asset: There is no file /img/gone3.png.",
            "blog/a.md:10: missing-asset: There is no file /img/gone.png.",
            "blog/a.md:11: missing-asset: There is no file /files/gone.pdf.",
            "blog/a.md:12: missing-asset: There is no file /img/gone2.png.",
            "blog/a.md:13: missing-asset: There is no file /outside.png.",
        ], findings);
    }

    [Theory]
    [InlineData("/press", "src/pages/press.js")]
    [InlineData("/press", "src/pages/press/index.astro")]
    [InlineData("/press", "app/(site)/press/page.tsx")]
    [InlineData("/press", "src/routes/press/+page.svelte")]
    [InlineData("/a/profile/me", "src/pages/a/[...].js")]
    [InlineData("/a/profile/me", "pages/a/[[...all]].tsx")]
    [InlineData("/a/profile/me", "pages/a/[what]/me.vue")]
    public async Task Pages_of_the_front_end_itself_are_no_broken_links(string path, string file)
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", $"[x]({path}) [y](/b{path}) [z]({path}/below/it)")));
        site.Write(file, "");
        var found = (await site.FindAsync(new() { Assets = site.Folder })).Select(finding => finding.Split('"')[1]).ToList();
        Assert.DoesNotContain(path, found);
        Assert.Contains($"/b{path}", found);
        Assert.Equal(!file.Contains("..."), found.Contains($"{path}/below/it"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        await using var site = await ImportedAsync(databases);
        await Assert.ThrowsAsync<FileNotFoundException>(() => site.CheckAsync(new() { Assets = "/no/such/folder" }));
    }
}
