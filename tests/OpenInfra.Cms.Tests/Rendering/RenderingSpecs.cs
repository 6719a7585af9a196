using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Tests.Rendering;

public class RenderingSpecs
{
    [Theory]
    [InlineData("# Hi", "<h1 id=\"hi\">Hi</h1>")]
    [InlineData("~~gone~~ and ~one~", "<p><del>gone</del> and ~one~</p>")]
    [InlineData("www.openinfra.dev", "<p><a href=\"http://www.openinfra.dev\">www.openinfra.dev</a></p>")]
    [InlineData("**joined the&nbsp;**[**it**](/x)", "<p><strong>joined the&nbsp;</strong><a href=\"/x\"><strong>it</strong></a></p>")]
    [InlineData("<u>under</u>", "<p><u>under</u></p>")]
    [InlineData("", "")]
    public void Markdown_becomes_html(string markdown, string html) => Assert.Equal(html, Renderer.Render(markdown).Html);

    [Fact]
    public void Tables_are_rendered_with_their_alignment()
    {
        var html = Renderer.Render("| a | b |\n|---|--:|\n| 1 | 2 |").Html;
        Assert.Contains("<th>a</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align: right;\">2</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_lists_keep_their_checkboxes_and_nobody_can_tick_them()
    {
        var html = Renderer.Render("- [x] done\n- [ ] open").Html;
        Assert.Contains("<input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\">", html, StringComparison.Ordinal);
        Assert.Equal("done\nopen", Renderer.Render("- [x] done\n- [ ] open").Plain);
    }

    [Fact]
    public void Footnotes_are_linked_and_their_marks_are_no_text()
    {
        var text = Renderer.Render("A word[^1].\n\n[^1]: The note.");
        Assert.Contains("href=\"#fn:1\"", text.Html, StringComparison.Ordinal);
        Assert.Equal("A word.\nThe note.", text.Plain);
        Assert.Empty(text.Links);
    }

    [Fact]
    public void A_first_empty_line_of_code_stays() =>
        Assert.Equal("<pre>\n\ncode</pre>", Renderer.Render("<pre>\n\ncode</pre>").Html);

    [Fact]
    public void The_join_page_keeps_its_video_its_lists_and_its_membership_hooks()
    {
        var html = Renderer.Render("""
            <p style="text-align:center;"> <iframe width="420" height="315"
            src="https://www.youtube.com/embed/o2Ztq7pYMNk">
            </iframe> </p>

            <ul style="color:#133e68;"><li>Vote</li></ul>

            JOIN <a href="#" class="membership_action" id="foundation_membership" data-membership-type="foundation" >NOW</a>
            <p style="font-size:-3em;">* small</p>
            """).Html;
        Assert.All(
            [
                "<p style=\"text-align:center;\">",
                "<iframe width=\"420\" height=\"315\" src=\"https://www.youtube.com/embed/o2Ztq7pYMNk\"></iframe>",
                "<ul style=\"color:#133e68;\"><li>Vote</li></ul>",
                "<a href=\"#\" class=\"membership_action\" id=\"foundation_membership\" data-membership-type=\"foundation\">NOW</a>",
                "<p style=\"font-size:-3em;\">",
            ],
            part => Assert.Contains(part, html, StringComparison.Ordinal));
    }
}
