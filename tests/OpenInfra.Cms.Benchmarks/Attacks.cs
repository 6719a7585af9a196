using System.Diagnostics;
using System.Globalization;
using System.Text;
using OpenInfra.Cms.Api.Tests.GraphQL;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How long the service takes to refuse each attack of the tests, as its client sees it, beside a query that it answers; and what its
/// memory is before and after 3,000 of them.
/// </summary>
internal static class Attacks
{
    private const int Rounds = 50, Flood = 3_000;

    public static Task RunAsync() => Scratch.WithDatabaseAsync(async (database, _) =>
    {
        await using var service = await ServiceProcess.StartAsync(database.ConnectionString);
        using var http = new HttpClient { BaseAddress = service.Url };
        await PrintTimesAsync(http);
        await PrintMemoryAsync(http, service);
    });

    private static async Task PrintTimesAsync(HttpClient http)
    {
        var plain = await TimesAsync(http, "{\"query\":\"{ __typename }\"}");
        Console.WriteLine($"{"median ms",9} {"worst ms",8}  {"times plain",11}");
        Print("(a plain query)", plain, plain);
        foreach (var attack in Attack.All) Print(attack.Name, await TimesAsync(http, attack.Body), plain);
    }

    private static void Print(string name, double[] times, double[] plain) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{Median(times),9:0.00} {times[^1],8:0.00}  {Median(times) / Median(plain),11:0.0}  {name}"));

    // The first two compile the code that they run, and aren't counted.
    private static async Task<double[]> TimesAsync(HttpClient http, string body)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds + 2; round++)
        {
            var clock = Stopwatch.StartNew();
            await SendAsync(http, body);
            if (round > 1) times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return [.. times.Order()];
    }

    private static async Task PrintMemoryAsync(HttpClient http, ServiceProcess service)
    {
        var before = service.Memory;
        // Each in other words, so that nothing is known already.
        for (var i = 0; i < Flood; i++)
            await SendAsync(http, Attack.All[i % Attack.All.Count].Body.Replace("{ __typename", $"{{ a{i}: __typename", StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory {before:0} MB, after {Flood} attacks {service.Memory:0} MB"));
    }

    private static async Task SendAsync(HttpClient http, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/graphql", content);
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static double Median(double[] sorted) => sorted[sorted.Length / 2];
}
