using System.Buffers.Text;
using System.Text;
using CsCheck;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class AnyQuery(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Is_answered_or_refused_and_never_fails()
    {
        await cms.Store.PublishedAsync("target", new Post { Title = "Target", Body = Markdown.Of("x") });
        await Gen.Select(Paths, Gen.OneOf(Parameters.Array[0, 4], Cursors.Select(cursor => new[] { ("after", cursor) })))
            .SampleAsync(async (path, query) =>
            {
                var url = $"/api/{path}?{string.Join('&', query.Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2)}"))}";
                using var response = await cms.Http.GetAsync(url, Cancel);
                Assert.True((int)response.StatusCode is 200 or 400 or 401 or 404, $"{response.StatusCode}: {url}");
            }, iter: 400, threads: 2);
    }

    private static Gen<string> Paths => Gen.OneOf("posts", "posts/target", "organizations", "pages");

    // Written by somebody who knows how cursors are made: right in form, and then not quite.
    private static Gen<string> Cursors => Gen.Select(
        Gen.OneOf("-publishedAt", "title", ""),
        Gen.OneOf("\"id\"", "null", "\"\\u0000\"", "\"\\ud800\""),
        Gen.OneOf("null", "\"x\"", "\"\\ud800\"", "\"0001-01-01T00:00:00.0000000Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "1"),
        (order, id, value) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"[\"{order}\",{id},{value}]")));

    private static Gen<(string, string)> Parameters => Gen.Select(
        Gen.OneOf("first", "after", "sort", "category", "tag", "author", "path", "include", "perspective", "at", "x", "level", "template"),
        Gen.OneOf(Values, Cursors, Gen.String.Select(WithoutHalves)));

    private static Gen<string> Values => Gen.OneOf(
        "", "1", "-1", "title", "-publishedAt,title", "draft", "\0", "ä\U0001F600", "'; drop table x; --", "a,b", "%", "body.html",
        new('z', 3000), "\"\\", "1e9");

    // Half a surrogate pair can't be put into a URL at all.
    private static string WithoutHalves(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
