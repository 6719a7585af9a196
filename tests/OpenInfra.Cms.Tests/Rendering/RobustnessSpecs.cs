using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Tests.Rendering;

public class RobustnessSpecs
{
    [Fact]
    public void Any_text_renders_to_what_can_be_stored_and_always_the_same() =>
        Soup.Text.Sample(text =>
        {
            var once = Renderer.Render(text);
            var again = Renderer.Render(text);
            return once.Html == again.Html && once.Plain == again.Plain && once.Toc.SequenceEqual(again.Toc)
                && IsStorable(once.Html) && IsStorable(once.Plain) && once.Toc.All(heading => IsStorable(heading.Id));
        });

    [Fact]
    public void Plain_text_is_folded() =>
        Soup.Text.Sample(text =>
        {
            var plain = Renderer.Render(text).Plain;
            return plain == plain.Trim() && !plain.Where(char.IsWhiteSpace).Except([' ', '\n']).Any()
                && !plain.Contains("  ", StringComparison.Ordinal) && !plain.Contains("\n\n", StringComparison.Ordinal)
                && !plain.Contains(" \n", StringComparison.Ordinal) && !plain.Contains("\n ", StringComparison.Ordinal);
        });

    [Fact]
    public void Every_anchor_is_found_in_the_html() =>
        Soup.Text.Sample(text =>
        {
            var rendered = Renderer.Render(text);
            var ids = new HtmlParser().ParseDocument(rendered.Html).All.Select(element => element.Id).ToHashSet();
            return rendered.Toc.All(heading => ids.Contains(heading.Id));
        });

    [Theory]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("<div>")]
    [InlineData("<b></i>")]
    [InlineData("<table><tr><td><div>")]
    [InlineData("<div><table></div></table>")]
    [InlineData("<div style='width:calc((((((((' x='<style>@media{@media{'>")]
    public void What_nests_too_deep_is_shown_as_written(string piece)
    {
        var source = string.Concat(Enumerable.Repeat(piece, 10_000));
        var text = Renderer.Render(source);
        Assert.Equal(source, new HtmlParser().ParseDocument(text.Html).QuerySelector("pre")!.TextContent);
        Assert.Equal(source.Trim(), text.Plain);
    }

    [Theory]
    [InlineData("[a](")]
    [InlineData("[a](b (c")]
    [InlineData("x <![CDATA[")]
    [InlineData("`` ` ")]
    [InlineData("**a _b ")]
    [InlineData("[a]: x\n")]
    [InlineData("<b id=1><b id=2><b id=3><b id=4><p>")]
    [InlineData("# a\n")]
    public void Hostile_texts_of_50_kilobytes_are_rendered(string piece) =>
        Assert.NotEmpty(Renderer.Render(string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length))).Html);

    [Fact]
    public void An_inlined_image_of_600_kilobytes_is_kept()
    {
        var source = $"data:image/png;base64,{new string('A', 600_000)}";
        var text = Renderer.Render($"Before\n\n![chart]({source})\n\nAfter");
        Assert.Equal(new Image(source, "chart", null), Assert.Single(text.Images));
        Assert.Equal("Before\nAfter", text.Plain);
    }

    [Fact]
    public void Texts_render_on_many_threads_as_on_one()
    {
        var sources = Enumerable.Range(0, 200).Select(number => $"# T{number}\n\n<p style='color:red' onclick=x>**{number}**").ToList();
        var expected = sources.Select(source => Renderer.Render(source).Html);
        Assert.Equal(expected, sources.AsParallel().AsOrdered().Select(source => Renderer.Render(source).Html));
    }

    private static bool IsStorable(string text) => !text.Contains('\0') && Strict.GetByteCount(text) >= text.Length;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
