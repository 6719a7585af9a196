using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class RefusingInput(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_each_with_its_place_and_line()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var refused = await ann.PostAsync("/api/organizations",
            """
            {
              "name": 5,
              "aliases": ["ok", null],
              "memberships": [
                {"foundation": "OpenInfra", "level": "Golden", "since": "2024-02-30", "colour": "red"}
              ],
              "a/b~c": 1,
              "extra": []
            }
            """);
        Assert.Equal(422, refused.Status);
        Assert.Equal(
            [("/name", 2), ("/aliases/1", 3), ("/memberships/0/level", 5), ("/memberships/0/since", 5), ("/memberships/0/colour", 5), ("/a~1b~0c", 7), ("/extra", 8)],
            refused["errors"]!.AsArray().Select(one => ((string)one!["pointer"]!, (int)one["line"]!)));
        Assert.Contains("Platinum, Gold", refused["errors"]![2]!["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title": "x",}""", "line 1, column 15")]
    [InlineData("{\n  \"title\": \"x\"\n", "line 3")]
    [InlineData("{\n\"title\": \"a\", \"extra\": {\"x\": 1,\n\"x\": 2}}", "line 3: an object has two members \"x\"")]
    [InlineData("""{"title": "\ud800"}""", "surrogate")]
    [InlineData("""["title"]""", "object is expected")]
    [InlineData("", "line 1")]
    public async Task What_is_no_json_is_refused_with_the_place(string json, string place)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var refused = await ann.PostAsync("/api/posts", json);
        Assert.Equal(400, refused.Status);
        Assert.Contains(place, refused.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", refused.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title": "x", "categories": ["category/none", "post/x"]}""", "/categories/0", "/categories/1")]
    [InlineData("""{"title": "x\u0000"}""", "/title")]
    [InlineData("""{"title": "x", "body": "\u0000", "extra": {"a": ["\u0000"]}}""", "/body", "/extra/a/0")]
    [InlineData("""{"title": "x", "tags": ["ok", "\u0000"], "authors": ["author/\u0000"]}""", "/authors/0", "/tags/1")]
    [InlineData("""{"title": "x", "extra": {"n": [1, 1e200000, -1e-20000, 1e400, 0e-20000]}}""", "/extra/n/1", "/extra/n/2", "/extra/n/3")]
    [InlineData("""{"title": "x", "slug": "a/b", "path": "no-slash"}""", "/slug", "/path")]
    [InlineData("""{"title": "x", "slug": "a b", "path": "//x", "authors": ["author/none"], "tags": [5], "categories": [1, "category/none"]}""",
        "/slug", "/path", "/authors/0", "/tags/0", "/categories/0")]
    [InlineData("""{"title": "x", "slug": "a b", "path": "/a", "authors": ["author/none"]}""", "/slug", "/authors/0")]
    [InlineData("""{"title": "x", "status": "Published", "version": 3, "id": "post/other"}""", "/status", "/version", "/id")]
    [InlineData("""{"title": "x", "publishedAt": "yesterday"}""", "/publishedAt")]
    public async Task What_can_t_be_stored_is_refused_by_name(string json, params string[] pointers)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var refused = await ann.PostAsync("/api/posts", json);
        Assert.Equal(422, refused.Status);
        Assert.Equal(pointers.Order(StringComparer.Ordinal), refused.Pointers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'c', 0xE9 }, "0xE9")]
    [InlineData(new byte[] { 0xC0, 0xAF }, "0xC0")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "0xED")]
    public async Task What_is_no_UTF_8_is_refused_with_the_place_and_never_stored_damaged(byte[] text, string named)
    {
        var ann = await Editor.WithKeyAsync(cms);
        foreach (var (before, after) in new[] { ("{\n\"title\": \"", "\"}"), ("{\n\"", "\": 1}") })
        {
            using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(before), .. text, .. Encoding.UTF8.GetBytes(after)]);
            content.Headers.ContentType = new("application/json");
            using var response = await ann.Http.PostAsync("/api/posts", content, Entries.Cancel);
            var refused = await Answer.OfAsync(response);
            Assert.Equal(400, refused.Status);
            Assert.Contains($"line 2", refused.Detail, StringComparison.Ordinal);
            Assert.Contains(named, refused.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(56, 201)]
    [InlineData(57, 422)]
    public async Task What_is_nested_deeper_than_clients_can_read_is_refused(int depth, int status)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        Assert.Equal(status, (await ann.PostAsync("/api/posts", $$"""{"title": "Deep", "extra": {{nested}}}""")).Status);
    }

    [Fact]
    public async Task A_date_of_publication_that_is_missing_by_mistake_publishes_nothing()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var draft = await ann.PostAsync("/api/posts", """{"title": "Embargo"}""");
        foreach (var body in new[] { """{"at": null}""", """{"publishedAt": null}""" })
        {
            var refused = await ann.PutAsync("/api/posts/embargo/publication", body, draft.Tag);
            Assert.Equal(422, refused.Status);
            Assert.Single(refused.Pointers);
        }
        Assert.Equal(404, (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/posts/embargo", null, null)).Status);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_under_its_own_name()
    {
        var ann = await Editor.WithKeyAsync(cms);
        Assert.Equal(["/label"], (await ann.PostAsync("/api/categories", $$"""{"label": "{{new string('l', 1_001)}}", "slug": "l"}""")).Pointers);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_by_name()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var refused = await ann.PostAsync("/api/posts",
            $$"""{"title": "{{new string('t', 1_001)}}", "slug": "{{new string('s', 201)}}", "path": "/{{new string('p', 500)}}"}""");
        Assert.Equal(["/path", "/slug", "/title"], refused.Pointers.Order(StringComparer.Ordinal));
        Assert.Equal(413, (await ann.PostAsync("/api/posts", $$"""{"title": "x", "body": "{{new string('b', 11_000_000)}}"}""")).Status);
    }

    [Fact]
    public async Task A_kind_of_body_that_is_not_taken_is_refused_with_those_that_are()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var refused = await ann.PostAsync("/api/posts", """{"title": "x"}""", ("Content-Type", "text/plain"));
        Assert.Equal(415, refused.Status);
        Assert.Contains("application/json", refused.Headers.GetValues("Accept-Post").Single(), StringComparison.Ordinal);
        Assert.Equal(415, (await ann.PostAsync("/api/posts", """{"title": "x"}""", ("Content-Type", "application/json; charset=latin1"))).Status);
        Assert.Equal(201, (await ann.PostAsync("/api/posts", """{"title": "x"}""", ("Content-Type", "application/json; charset=\"utf-8\""))).Status);
        Assert.Equal(400, (await ann.PostAsync("/api/posts?publsh=true", """{"title": "x"}""")).Status);
        Assert.Equal(404, (await ann.PatchAsync("/api/posts/nowhere", "{}", "\"d1\"")).Status);
    }
}
