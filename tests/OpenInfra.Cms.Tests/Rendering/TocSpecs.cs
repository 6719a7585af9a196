using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Tests.Rendering;

public class TocSpecs
{
    [Theory]
    [InlineData("What's **new** in 2024?", "whats-new-in-2024")]
    [InlineData("Über uns – 开源", "über-uns--开源")]
    [InlineData("snake_case & kebab-case", "snake_case--kebab-case")]
    [InlineData("!!!", "section")]
    public void Headings_get_the_ids_that_github_gives(string heading, string id) =>
        Assert.Equal(id, Assert.Single(Renderer.Render($"## {heading}").Toc).Id);

    [Fact]
    public void Equal_headings_are_numbered() =>
        Assert.Equal(["a", "a-1", "a-1-1", "a-2"], Ids("# a\n# a\n# a-1\n# a"));

    [Fact]
    public void An_id_that_the_author_gave_is_kept_and_not_given_again() =>
        Assert.Equal(["intro-1", "intro"], Ids("# Intro\n\n<h2 id=\"intro\">Intro</h2>"));

    [Fact]
    public void Headings_are_listed_in_the_order_of_the_document_whether_markdown_or_html()
    {
        var toc = Renderer.Render("# A\n\n<h2>B<div><h3>C</h3></div></h2>\n\nD\n===").Toc;
        Assert.Equal([(1, "A"), (2, "B C"), (3, "C"), (1, "D")], toc.Select(heading => (heading.Level, heading.Text)));
    }

    [Fact]
    public void Every_entry_has_its_anchor_in_the_html()
    {
        var text = Renderer.Render("# A\n\n<h2>B</h2>\n\n### C");
        Assert.All(text.Toc, heading => Assert.Contains($"id=\"{heading.Id}\"", text.Html, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_and_images_are_listed_as_written()
    {
        var text = Renderer.Render("[a *b*](../c?d=1&e=2) <a href='mailto:x@y.z'>mail</a> ![alt](i.png \"T\") <img src=/j.png>");
        Assert.Equal([new("../c?d=1&e=2", "a b"), new("mailto:x@y.z", "mail")], text.Links);
        Assert.Equal([new("i.png", "alt", "T"), new("/j.png", null, null)], text.Images);
    }

    private static IEnumerable<string> Ids(string markdown) => Renderer.Render(markdown).Toc.Select(heading => heading.Id);
}
