using System.Net;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class RefusingQueries(CmsHost cms) : IClassFixture<CmsHost>
{
    [Theory]
    [InlineData("/api/posts?first=0", "first", "1 to 100")]
    [InlineData("/api/posts?first=101", "first", "1 to 100")]
    [InlineData("/api/posts?first=ten", "first", "1 to 100")]
    [InlineData("/api/posts?first=99999999999999", "first", "1 to 100")]
    [InlineData("/api/posts?first=1&first=2", "first", "once")]
    [InlineData("/api/posts?first=", "first", "empty")]
    [InlineData("/api/posts?after=nonsense", "after", "`next`")]
    [InlineData("/api/posts?sort=body", "sort", "publishedAt, -publishedAt")]
    [InlineData("/api/posts?sort=title,-title", "sort", "once")]
    [InlineData("/api/posts?catgory=news", "catgory", "category, author, project, tag")]
    [InlineData("/api/posts?category=", "category", "empty")]
    [InlineData("/api/posts?tag=%00", "tag", "U+0000")]
    [InlineData("/api/posts?perspective=secret", "perspective", "published, draft")]
    [InlineData("/api/posts?include=body", "include", "body.html")]
    [InlineData("/api/organizations?level=Tin", "level", "Platinum, Gold, Silver")]
    [InlineData("/api/organizations?level=0", "level", "Platinum, Gold, Silver")]
    [InlineData("/api/projects?stage=Confirmed,Pilot", "stage", "Confirmed, Pilot")]
    [InlineData("/api/posts/any?first=1", "first", "include, perspective")]
    public async Task What_is_wrong_with_a_parameter_is_said(string url, string parameter, string detail)
    {
        var problem = await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, url);

        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(parameter, error.Text("parameter"));
        Assert.Contains(detail, error.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var problem = await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, "/api/organizations?first=0&level=Tin&level=Ag&x=1&include=a");

        Assert.Equal(["first", "include", "level", "level", "x"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("parameter")).Order());
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_order_only()
    {
        foreach (var slug in new[] { "c1", "c2" }) await cms.Store.PublishedAsync(slug, new Post { Title = slug });
        var next = (await cms.Http.JsonAsync("/api/posts?first=1&sort=title")).Text("next");

        Assert.NotEmpty(await cms.Http.SlugsAsync($"/api/posts?sort=title&after={next}"));
        var problem = await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, $"/api/posts?sort=-title&after={next}");
        Assert.Equal("after", Assert.Single(problem.GetProperty("errors").EnumerateArray()).Text("parameter"));
    }

    [Theory]
    [InlineData("/api/posts?perspective=draft")]
    [InlineData("/api/posts?perspective=DRAFT")]
    [InlineData("/api/posts/any?perspective=Draft")]
    public async Task Drafts_need_a_key(string url)
    {
        using var response = await cms.Http.GetAsync(url, Cancel);

        var problem = await Requests.ProblemOf(response, HttpStatusCode.Unauthorized, url);
        Assert.Contains("key", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("Bearer realm=\"OpenInfra CMS\"", response.Headers.WwwAuthenticate.ToString());
        await cms.Http.JsonAsync("/api/posts?perspective=PUBLISHED");
    }
}
