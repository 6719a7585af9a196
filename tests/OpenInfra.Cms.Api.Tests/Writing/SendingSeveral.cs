using System.Net.Http.Headers;
using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class SendingSeveral(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Each_problem_has_its_line_of_the_request_and_stops_nobody_else()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var answer = await ann.PostAsync("/api/posts",
            "{\"title\": \"several-1\"}\n\n{\"title\": \"several-2\", \"extra\": {\"n\": 1e200000}}\n{\"title\"\n{\"title\": \"several-3\"}", ("Content-Type", Lines));

        Assert.Equal(200, answer.Status);
        var results = answer["results"]!.AsArray();
        Assert.Equal([201, 422, 400, 201], results.Select(one => (int)one!["status"]!));
        Assert.Equal(3, (int)results[1]!["problem"]!["errors"]![0]!["line"]!);
        Assert.Contains("line 4", (string)results[2]!["problem"]!["detail"]!, StringComparison.Ordinal);
        Assert.All([results[1], results[2]], one => Assert.Equal("about:blank", (string?)one!["problem"]!["type"]));
    }

    [Fact]
    public async Task The_same_parts_under_the_same_key_are_made_once_whatever_stands_between_them()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var (first, again) = (await PartsAsync(ann, "one-border"), await PartsAsync(ann, "another-border"));
        Assert.Equal(201, (int)first["results"]![0]!["status"]!);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
    }

    [Theory]
    [InlineData("Text/Markdown", null, 201)]
    [InlineData("text/markdown; charset=\"utf-8\"", "8bit", 201)]
    [InlineData("text/markdown; charset=latin1", null, 415)]
    [InlineData("text/markdown", "base64", 415)]
    [InlineData("text/html", null, 415)]
    public async Task A_part_is_read_as_it_says_it_is_or_refused(string type, string? encoding, int status)
    {
        var ann = await Editor.WithKeyAsync(cms);
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes("---\ntitle: A part\n---\nText."));
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null) part.Headers.Add("Content-Transfer-Encoding", encoding);
        using var parts = new MultipartFormDataContent { { part, "file" } };
        using var response = await ann.Http.PostAsync("/api/posts", parts, Entries.Cancel);
        Assert.Equal(status, (int)(await Answer.OfAsync(response))["results"]![0]!["status"]!);
    }

    private static async Task<Answer> PartsAsync(Editor editor, string border)
    {
        using var parts = new MultipartFormDataContent(border)
        {
            { new StringContent("""{"title": "A part with a key"}""", Encoding.UTF8, "application/json"), "a" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/posts") { Content = parts, Headers = { { "Idempotency-Key", "parts" } } };
        using var response = await editor.Http.SendAsync(request, Entries.Cancel);
        return await Answer.OfAsync(response);
    }
}
