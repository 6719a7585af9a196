using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class FindingFlawsOfTexts(TestDatabases databases)
{
    [Fact]
    public async Task A_draft_without_a_title_is_found()
    {
        await using var site = await ImportedAsync(databases);
        await site.Store.DraftAsync("a", new Post { Title = " " });
        Assert.Equal(["/blog/a:1: empty-title: post/a has no title."], await site.FindAsync());
    }

    [Theory]
    [InlineData("![words](/x.png)", false)]
    [InlineData("<img src=\"/x.png\" alt=\"\">", false)]
    [InlineData("<img src=\"/x.png\" alt=\"words\">", false)]
    [InlineData("![](/x.png)", true)]
    [InlineData("<img src=\"/x.png\">", true)]
    [InlineData("Text <img\n alt=\"\" src='/y.png'> and <img src='/x.png'>", true)]
    public async Task An_image_needs_an_alt_text_unless_html_says_that_it_is_decoration(string image, bool isFound) =>
        Assert.Equal(isFound ? [$"blog/a.md:{11 + image.Count(c => c == '\n')}: missing-alt: The image \"/x.png\" has no alt text."] : [],
            await FindingsInAsync(databases, $"<img src=\"/x.png\" alt=\"\">\n\n{image}"));

    [Theory]
    [InlineData("## A\n\n### B\n\n#### C\n\n## D", null)]
    [InlineData("### A\n\n### B", null)]
    [InlineData("## A\n\n#### B", "11: heading-jump: \"B\" is an h4 below the h2 \"A\": h3 is left out.")]
    [InlineData("A\n=\n\n##\n\n<h2>B</h2>\n\n- #### C", "16: heading-jump: \"C\" is an h4 below the h2 \"B\": h3 is left out.")]
    [InlineData("# A\n\n# B\n\n# C", "11: heading-jump: \"B\" is the second h1 of 3; a page has one.")]
    public async Task Levels_of_headings_follow_each_other(string body, string? finding) =>
        Assert.Equal(finding is null ? [] : [$"blog/a.md:{finding}"], await FindingsInAsync(databases, body));
}
