using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class FindingBrokenAnchors(TestDatabases databases)
{
    private static readonly (string, string) _other =
        ("blog/b.md", Post("b", "## Über uns\n\n<div id=\"raw\">x</div> <a name=\"old\"></a>\n\nText says id=\"none\""));

    [Theory]
    [InlineData("#here")]
    [InlineData("#")]
    [InlineData("#top")]
    [InlineData("#:~:text=word")]
    [InlineData("/blog/a/#here")]
    [InlineData("/blog/b#über-uns")]
    [InlineData("/blog/b/#%C3%BCber-uns")]
    [InlineData("b#raw")]
    [InlineData("https://openinfra.dev/blog/b?x#old")]
    [InlineData("/blog/c#anything")]
    public async Task An_anchor_that_is_there_is_fine(string href) =>
        Assert.Empty(await FindingsInAsync(databases, $"[x]({href})\n\n## Here", null, _other, ("blog/c.md", Post("c", ""))));

    [Theory]
    [InlineData("#there", "the text has no id \"there\"")]
    [InlineData("#Here", "the text has no id \"Here\"")]
    [InlineData("/blog/b#none", "post/b has no id \"none\"")]
    public async Task An_anchor_that_is_not_there_is_found(string href, string problem) =>
        Assert.Equal(
            [$"blog/a.md:11: broken-anchor: \"{href}\": {problem}."],
            await FindingsInAsync(databases, $"## Here\n\n[x]({href})", null, _other));
}
