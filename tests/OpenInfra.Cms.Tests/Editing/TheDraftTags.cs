using System.Net.Http.Headers;
using CsCheck;
using OpenInfra.Cms.Content;

namespace OpenInfra.Cms.Tests.Editing;

public sealed class TheDraftTags
{
    private static readonly Gen<string> _slug = Gen.Char["abz019-_.~+éßж漢"].Array[1, 6].Select(letters => new string(letters));

    [Fact]
    public void A_tag_is_of_its_entry_at_each_address_and_of_no_other() =>
        Gen.Select(_slug, _slug, _slug, _slug, Gen.Int[1, int.MaxValue]).Sample((key, other, slug, formerSlug, version) =>
        {
            var tag = $"\"{DraftTag.Of($"post/{key}", version, slug, formerSlug)}\"";
            Assert.Equal(tag, EntityTagHeaderValue.Parse(tag).Tag);
            var read = DraftTag.Parse(tag)!;
            Assert.Equal(version, read.Version);
            Assert.True(read.IsOf($"post/{key}", slug) && read.IsOf($"post/{key}", formerSlug) && read.IsOf($"post/{key}"));
            if (other != key) Assert.False(read.IsOf($"post/{other}", slug) || read.IsOf($"post/{other}", formerSlug));
        });

    [Theory]
    [InlineData("d0")]
    [InlineData("d01")]
    [InlineData("d")]
    [InlineData("d.press")]
    [InlineData("d-1")]
    [InlineData("d1 ")]
    [InlineData("7")]
    [InlineData("d99999999999")]
    [InlineData("")]
    public void What_no_draft_can_have_as_its_tag_is_none(string tag) => Assert.Null(DraftTag.Parse(tag));
}
