using System.Globalization;
using CsCheck;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Tests.Rendering;

public class ExcerptSpecs
{
    [Theory]
    [InlineData("Short text", 10, "Short text")]
    [InlineData("Cut between words", 12, "Cut between…")]
    [InlineData("Cut between words", 11, "Cut…")]
    [InlineData("Unbelievable", 5, "Unbe…")]
    [InlineData("First\nsecond third", 13, "First second…")]
    [InlineData("开源基础设施", 4, "开源基…")]
    [InlineData("👩‍👩‍👧 family", 8, "…")]
    [InlineData("anything", 0, "")]
    public void An_excerpt_is_cut_between_words(string plain, int length, string excerpt) =>
        Assert.Equal(excerpt, Excerpts.Excerpt(plain, length));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(230, 1)]
    [InlineData(231, 2)]
    public void Reading_takes_a_minute_for_230_words(int words, int minutes) => Assert.Equal(minutes, Excerpts.ReadingMinutes(words));

    [Fact]
    public void An_excerpt_is_the_start_of_the_text_in_whole_characters() =>
        Gen.Select(Soup.Text, Gen.Int[-1, 60]).Sample((text, length) =>
        {
            var plain = Renderer.Render(text).Plain;
            var excerpt = Excerpts.Excerpt(plain, length);
            var start = excerpt.Length < plain.Length ? excerpt.TrimEnd('…') : excerpt;
            return excerpt.Length <= Math.Max(length, 0)
                && !excerpt.Contains('\n')
                && plain.Replace('\n', ' ').StartsWith(start, StringComparison.Ordinal)
                && IsWhole(plain, start.Length);
        });

    private static bool IsWhole(string plain, int length) =>
        length == plain.Length || length == 0 || StringInfo.ParseCombiningCharacters(plain).Contains(length);
}
