using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Tests.Rendering;

public class PlainTextSpecs
{
    [Theory]
    [InlineData("One\nline\n\nAnother", "One line\nAnother")]
    [InlineData("Lists:\n\n* a\n* b", "Lists:\na\nb")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "a\nb")]
    [InlineData("first<br>second", "first\nsecond")]
    [InlineData("open&nbsp; &nbsp;source&nbsp;", "open source")]
    [InlineData("a **bold**, *it* [link](/x)!", "a bold, it link!")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "a b\n1 2")]
    [InlineData("```\nx = 1\n\ny = 2\n```", "x = 1\ny = 2")]
    [InlineData("<div>a</div><div>b</div>", "a\nb")]
    [InlineData("a<script>alert(1)</script>b<style>p{}</style>c", "abc")]
    [InlineData("![alt](/i.png) after", "after")]
    public void Plain_text_reads_as_the_page_does(string markdown, string plain) => Assert.Equal(plain, Renderer.Render(markdown).Plain);

    [Theory]
    [InlineData("", 0)]
    [InlineData("One two, three!", 3)]
    [InlineData("it's well-known – isn't it", 4)]
    [InlineData("开源 works", 3)]
    [InlineData("오픈 소스", 2)]
    [InlineData("v2 😀 2024", 2)]
    public void Words_are_counted_and_ideographs_one_by_one(string markdown, int count) =>
        Assert.Equal(count, Renderer.Render(markdown).WordCount);
}
