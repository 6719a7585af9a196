using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How many of GraphQL's usual queries the service answers a second, without any cache, beside a server written by hand for the one
/// query: the same rows by bare Npgsql, the same JSON by System.Text.Json. Four clients, by turns.
/// </summary>
internal static class QuerySpeed
{
    private const int Posts = 1_000, Clients = 4, Rounds = 8;

    private static readonly TimeSpan _round = TimeSpan.FromSeconds(2);

    private static readonly (string Name, string Path, string Query)[] _queries =
    [
        ("20 posts", "/flat", "{ posts(first: 20) { nodes { slug title description publishedAt } } }"),
        ("20 posts, categories, authors", "/deep", "{ posts(first: 20) { nodes { slug title description publishedAt categories { slug label } authors { name } } } }"),
    ];

    public static Task RunAsync() => Scratch.WithDatabaseAsync(async (database, _) =>
    {
        await using var service = await SiteService.StartAsync(database, Posts);
        await using var bare = await ServiceProcess.StartBareAsync(service.ConnectionString);
        using var http = new HttpClient { BaseAddress = bare.Url };
        foreach (var (name, path, query) in _queries) await CompareAsync(name, query, service.Http, http, path);
    });

    private static async Task CompareAsync(string name, string query, HttpClient service, HttpClient bare, string path)
    {
        var body = JsonSerializer.Serialize(new { query });
        await CheckAsync(service, bare, path, body);
        double graphQL = 0, byHand = 0;
        for (var round = -2; round < Rounds; round++)
        {
            var (one, other) = (await RateAsync(service, "/graphql", body), await RateAsync(bare, path, body));
            if (round >= 0) (graphQL, byHand) = (graphQL + (one / Rounds), byHand + (other / Rounds));
        }
        Console.WriteLine($"{name,-30} GraphQL {graphQL,6:N0}/s  by hand {byHand,6:N0}/s  {graphQL / byHand:0.00} of it");
    }

    private static async Task CheckAsync(HttpClient service, HttpClient bare, string path, string body)
    {
        var (one, other) = (await AskAsync(service, "/graphql", body), await AskAsync(bare, path, body));
        if (!JsonNode.DeepEquals(JsonNode.Parse(one)!["data"], JsonNode.Parse(other)!["data"]))
            throw new InvalidOperationException($"The answers differ:\n{one}\n{other}");
    }

    private static async Task<double> RateAsync(HttpClient http, string path, string body)
    {
        var (count, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (clock.Elapsed < _round)
            {
                await AskAsync(http, path, body);
                Interlocked.Increment(ref count);
            }
        }));
        return count / clock.Elapsed.TotalSeconds;
    }

    private static async Task<string> AskAsync(HttpClient http, string path, string body)
    {
        using var answer = await http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return await answer.Content.ReadAsStringAsync();
    }
}
