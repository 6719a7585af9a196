using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Checking.Names;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class FindingDoubles(TestDatabases databases)
{
    [Fact]
    public async Task Two_drafts_with_one_path_are_found_across_types()
    {
        await using var site = await ImportedAsync(databases);
        await site.Store.DraftAsync("a", new Post { Title = "A" }, "/same");
        await site.Store.DraftAsync("b", new Page { Title = "B" }, "/same");
        Assert.Equal(["/same:1: duplicate-path: The path \"/same\" is also that of page/b."], await site.FindAsync());
    }

    [Fact]
    public async Task Slugs_and_paths_that_differ_only_in_case_are_found()
    {
        await using var site = await ImportedAsync(databases);
        await site.Store.PublishedAsync("Hello", new Post { Title = "A" });
        await site.Store.DraftAsync("hello", new Post { Title = "B" });
        await site.Store.DraftAsync("hello", new Author { Name = "Hello" });
        Assert.Equal(
        [
            "/blog/hello:1: duplicate-path: The path \"/blog/hello\" differs only in case from \"/blog/Hello\" of post/Hello.",
            "/blog/hello:1: duplicate-slug: The slug \"hello\" differs only in case from \"Hello\" of post/Hello.",
        ], await site.FindAsync());
    }

    [Fact]
    public async Task Names_that_look_alike_are_found_where_they_are_written()
    {
        await using var site = await ImportedAsync(databases,
            ("blog/a.md", Post("a", "Text", "author: Ildiko Vancsa")), ("blog/b.md", Post("b", "Text", "author: Ildikó Váncsa")),
            ("blog/c.md", Post("c", "Text", "author: Clark Boylan")));
        Assert.Equal(
            ["blog/b.md:7: similar-author: \"Ildikó Váncsa\" looks like \"Ildiko Vancsa\" (author/ildiko-vancsa)."],
            await site.FindAsync());
    }

    [Theory]
    [InlineData("Ildiko", "Ildikó", true)]
    [InlineData("RED HAT", "Red-Hat", true)]
    [InlineData("Red Hat", "RedHat", true)]
    [InlineData("Jonathan Bryce", "Johnathan Bryce", true)]
    [InlineData("Bryce Jonathan", "Jonathan Bryce", true)]
    [InlineData("Jeremy Stanley", "Jeremy Stanlay", true)]
    [InlineData("Anna", "Ana", false)]
    [InlineData("Group 1 of us", "Group 2 of us", false)]
    [InlineData("Jeremy Stanley", "Jeremi Stanlay", false)]
    [InlineData("王伟", "王维", false)]
    [InlineData("", "", false)]
    [InlineData("!", "?", false)]
    public void Names_look_alike_that_differ_in_accents_case_order_or_one_letter(string one, string other, bool areAlike) =>
        Assert.Equal(areAlike, SimilarNames.PairsOf([one, other]).Any());
}
