using System.Net;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class AnsweringInHttp(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again()
    {
        await cms.Store.PublishedAsync("tagged", new Post { Title = "Tagged" });
        using var first = await cms.Http.GetAsync("/api/posts/tagged", Cancel);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);

        foreach (var known in new[] { tag.ToString(), $"\"other\", {tag}", $"W/{tag}", "*" })
        {
            using var second = await AskAsync(HttpMethod.Get, "/api/posts/tagged", ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(tag, second.Headers.ETag);
            Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
        }
        using var other = await AskAsync(HttpMethod.Get, "/api/posts/tagged", ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_tag_stands_for_exactly_what_was_sent()
    {
        await cms.Store.PublishedAsync("shown", new Post { Title = "Shown" });
        using var bare = await cms.Http.GetAsync("/api/posts/shown", Cancel);
        using var same = await cms.Http.GetAsync("/api/posts/shown?perspective=published", Cancel);
        using var more = await cms.Http.GetAsync("/api/posts/shown?include=body.html", Cancel);

        Assert.Equal(bare.Headers.ETag, same.Headers.ETag);
        Assert.NotEqual(bare.Headers.ETag, more.Headers.ETag);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/posts")]
    [InlineData("/api/posts/head")]
    [InlineData("/api/posts/nothing-here")]
    [InlineData("/api/posts?first=0")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    public async Task HEAD_answers_as_GET_does_without_the_body(string url)
    {
        if (url.EndsWith("/head", StringComparison.Ordinal)) await cms.Store.PublishedAsync("head", new Post { Title = "Head" });
        using var get = await AskAsync(HttpMethod.Get, url);
        using var head = await AskAsync(HttpMethod.Head, url);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("*/*", true)]
    [InlineData("application/*;q=0.1", true)]
    [InlineData("text/html, application/json;q=0.5", true)]
    [InlineData("text/html", false)]
    [InlineData("application/xml, text/*", false)]
    [InlineData("application/json;q=0, */*", false)]
    [InlineData("application/json;q=0, text/html", false)]
    public async Task A_client_that_takes_no_JSON_is_told_so(string accept, bool isTaken)
    {
        foreach (var url in new[] { "/", "/api/posts", "/openapi/v1.json" })
        {
            using var response = await AskAsync(HttpMethod.Get, url, ("Accept", accept));
            if (isTaken) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            else await Requests.ProblemOf(response, HttpStatusCode.NotAcceptable, url);
        }
    }

    [Theory]
    [InlineData("DELETE", "/api/organizations", "GET", "HEAD", "POST")]
    [InlineData("POST", "/api/posts/any", "DELETE", "GET", "HEAD", "PATCH", "PUT")]
    [InlineData("PATCH", "/api/posts/any/publication", "DELETE", "PUT")]
    [InlineData("PATCH", "/", "GET", "HEAD")]
    public async Task Another_method_is_told_which_ones_there_are(string method, string url, params string[] allowed)
    {
        using var response = await AskAsync(new(method), url);

        await Requests.ProblemOf(response, HttpStatusCode.MethodNotAllowed, url);
        Assert.Equal(allowed, response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api")]
    [InlineData("/api/unknown")]
    [InlineData("/api/posts/a/b")]
    [InlineData("/api/posts/a%2Fb")]
    [InlineData("/api/posts/%FF%20'")]
    public async Task What_is_not_there_is_a_problem_whatever_the_client_takes(string url)
    {
        await cms.Http.ProblemAsync(HttpStatusCode.NotFound, url);
        await cms.Http.ProblemAsync(HttpStatusCode.NotFound, url, accept: "application/json");
        // A slug that isn't there stands behind the 406; a route that isn't doesn't.
        var isRoute = url.Split('/') is [_, "api", "posts", _];
        await cms.Http.ProblemAsync(isRoute ? HttpStatusCode.NotAcceptable : HttpStatusCode.NotFound, url, accept: "text/html");
    }

    [Fact]
    public async Task An_impossible_slug_is_no_failure()
    {
        await cms.Http.ProblemAsync(HttpStatusCode.NotFound, $"/api/posts/{new string('x', 5000)}");
        using var nul = await cms.Http.GetAsync("/api/posts/a%00b", Cancel);
        Assert.True(nul.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/posts")]
    [InlineData("/api/posts/nothing-here")]
    [InlineData("/nothing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/swagger/index.html")]
    public async Task No_browser_may_take_an_answer_for_something_else(string url)
    {
        using var response = await cms.Http.GetAsync(url, Cancel);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_index_leads_to_every_list_and_document()
    {
        var index = await cms.Http.JsonAsync("/");

        Assert.Equal(["posts", "pages", "categories", "projects", "organizations", "authors"], index.GetProperty("rest").Names);
        foreach (var list in index.GetProperty("rest").EnumerateObject()) await cms.Http.JsonAsync(list.Value.GetString()!);
        await cms.Http.JsonAsync(index.Text("openapi"));
        Assert.Contains("swagger-ui", await cms.Http.GetStringAsync(index.Text("swagger"), Cancel), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await cms.Http.SendAsync(request, Cancel);
    }
}
