using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Embedding;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Serving;

public sealed class LosingTheDatabase(ClusterTemplate template)
{
    [Fact]
    public async Task A_database_that_dies_is_started_again_and_until_then_answers_are_503()
    {
        await using var data = await template.CopyAsync();
        using var shell = new Shell { Variables = { ["CMS_DATA"] = data.Folder } };
        using var service = shell.Start($"{Service.Command} --urls http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await Service.ReadyAsync(service) };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/posts", Cancel)).StatusCode);
        using (var postmaster = Process.GetProcessById(data.Postmaster)) postmaster.Kill();

        // The server's other processes may answer for a moment longer.
        using var rest = await FirstRefusedAsync(() => http.GetAsync("/api/posts", Cancel));
        using var graph = await http.PostAsJsonAsync("/graphql", new { query = "{ posts { totalCount } }" }, Cancel);
        await ServesAgainAsync(http);
        Service.Signal("TERM", service.Id);
        var log = await service.StandardOutput.ReadToEndAsync(Cancel);
        await service.WaitForExitAsync(Cancel);

        if (rest.StatusCode != HttpStatusCode.OK)
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (rest.StatusCode, $"{rest.Headers.RetryAfter}"));
            Assert.Equal("application/problem+json", rest.Content.Headers.ContentType?.MediaType);
        }
        if (graph.StatusCode != HttpStatusCode.OK)
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (graph.StatusCode, $"{graph.Headers.RetryAfter}"));
            Assert.Equal("UNAVAILABLE", (string?)(await graph.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["errors"]![0]!["extensions"]!["code"]);
        }
        Assert.DoesNotContain("   at ", log, StringComparison.Ordinal);
        Assert.Contains("was started again", log, StringComparison.Ordinal);
        Assert.Equal(0, service.ExitCode);
        Assert.False(File.Exists(Path.Combine(data.Cluster, "postmaster.pid")), "PostgreSQL was left running.");
    }

    private static async Task<HttpResponseMessage> FirstRefusedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var answer = await ask();
        for (var tries = 0; answer.StatusCode == HttpStatusCode.OK && tries < 100; tries++)
        {
            answer.Dispose();
            answer = await ask();
        }
        return answer;
    }

    private static async Task ServesAgainAsync(HttpClient http)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(100, Cancel))
        {
            using var answer = await http.GetAsync("/api/posts", Cancel);
            if (answer.StatusCode == HttpStatusCode.OK) return;
        }
        Assert.Fail("It did not serve again.");
    }
}
