using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed partial class OpeningGraphiQL(Seeds seeds) : IClassFixture<Seeds>
{
    [Fact]
    public async Task The_page_and_all_its_files_are_here_and_load_nothing_from_elsewhere()
    {
        var page = await seeds.Cms.Http.GetAsync("/graphiql", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        var files = Linked().Matches(html).Select(match => match.Groups[1].Value).Where(url => !url.StartsWith("data:", StringComparison.Ordinal)).ToList();

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(8, files.Count);
        Assert.DoesNotMatch(LoadsFromElsewhere(), html);
        foreach (var file in files) await IsHereAsync(file);
    }

    private async Task IsHereAsync(string file)
    {
        var url = new Uri(new Uri(seeds.Cms.Http.BaseAddress!, "/graphiql"), file);
        var answer = await seeds.Cms.Http.GetAsync(url, Cancel);
        var again = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(url.AbsolutePath.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
        Assert.Contains("?v=", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(LoadsFromElsewhere(), await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotModified, (await seeds.Cms.Http.SendAsync(again, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Each_of_its_examples_has_an_answer()
    {
        var script = await seeds.Cms.Http.GetStringAsync("/graphiql/page.js", Cancel);
        var examples = Example().Matches(script);

        Assert.Equal(script.Split("query: `").Length - 1, examples.Count);
        foreach (var example in examples.Where(one => !one.Groups["query"].Value.Contains("\nsubscription ", StringComparison.Ordinal)))
        {
            var variables = example.Groups["variables"] is { Success: true } given ? JsonNode.Parse(given.Value) : null;
            var data = await seeds.Cms.Http.AskAsync(example.Groups["query"].Value, variables);
            Assert.All(data.AsObject(), field => Assert.NotNull(field.Value));
        }
    }

    [Theory]
    [InlineData("url(https://example.org/a.css)")]
    [InlineData("""<script src="//cdn.example.org/x.js">""")]
    [InlineData("import('https://example.org/x.js')")]
    [InlineData("""fetch("http://example.org")""")]
    [InlineData("//# sourceMappingURL=x.js.map")]
    public void What_loads_from_elsewhere_would_be_noticed(string text) => Assert.Matches(LoadsFromElsewhere(), text);

    [GeneratedRegex("""(?:src|href)="([^"]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Linked();

    [GeneratedRegex("""(?:src=|src:|href=|url\(|@import|import\(|importScripts\(|fetch\(|Worker\()\s*["'`]?(?:https?:)?//|sourceMappingURL=""")]
    private static partial Regex LoadsFromElsewhere();

    [GeneratedRegex(@"query: `(?<query>[^`]+)`,\s+(variables: `(?<variables>[^`]+)`)?")]
    private static partial Regex Example();
}
