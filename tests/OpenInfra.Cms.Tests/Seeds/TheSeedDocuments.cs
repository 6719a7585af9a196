using System.Security.Cryptography;

namespace OpenInfra.Cms.Tests.Seeds;

public sealed class TheSeedDocuments
{
    [Theory]
    [InlineData("pages/join.md", "3cc5ced2e65f0f090c3c0bc46218a9145dfa1efaf299008cf6ae752947e54a2c")]
    [InlineData(
        "blog/introducing-the-open-infrastructure-foundation.md",
        "7bf2811267cba062a1bf41401b7614233e35e6dac094e547df5f7a482b3a8737")]
    [InlineData("blog/openinfra-members.md", "28fa67e29b0eece94da5208a0230c2b94442c2f36385f669eee4a9da932ce1d9")]
    [InlineData("blog/open-for-business.md", "3899df0c87d32ee57702cce9180e3f260b0e8c1f8be22e6ca728b3ccc1f92bb4")]
    [InlineData(
        "news/rust-foundation-joins-open-infrastructure-foundation-as-associate-member.md",
        "37649414addebab5ca8c5fddf2db8947de478972966168289f9652694540ac95")]
    public void Are_kept_byte_for_byte(string path, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(SeedFiles.Folder, path)))));

    [Fact]
    public void Are_five_and_each_has_an_id_of_its_own()
    {
        string[] ids =
        [
            "page/join",
            "post/introducing-the-open-infrastructure-foundation",
            "post/open-for-business-open-infra-foundation-launches-directed-funding-for-openinfra-project-hosting-" +
                "replicating-success-of-openstack-kata-containers-starlingx",
            "post/openinfra-members",
            "post/rust-foundation-joins-open-infrastructure-foundation-as-associate-member",
        ];
        Assert.Equal(ids, SeedDocument.All.Select(document => document.Id).Order(StringComparer.Ordinal));
    }
}
