using System.Diagnostics;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// The service on 1,000 and on 100,000 posts, asked the same by turns, one request after the other: medians, their ratio, and how the
/// database found the rows.
/// </summary>
internal sealed class Growth(SiteService few, SiteService many, int rounds)
{
    private const int Few = 1_000, Many = 100_000;

    /// <summary>Measures on two new databases.</summary>
    /// <param name="rounds">How often each is asked, beside a sixth of that for warming up.</param>
    /// <param name="withTexts">Whether the posts have texts of realistic words.</param>
    /// <param name="measure">What is asked.</param>
    public static Task OfAsync(int rounds, bool withTexts, Func<Growth, Task> measure) => Scratch.WithDatabaseAsync(async (database, _) =>
    {
        var clock = Stopwatch.StartNew();
        await using var few = await SiteService.StartAsync(database, Few, withTexts);
        await using var many = await SiteService.StartAsync(database, Many, withTexts);
        Console.WriteLine($"{Few + Many:N0} posts made in {clock.Elapsed.TotalSeconds:0} s");
        await measure(new(few, many, rounds));
    });

    /// <summary>Compares how long one question takes.</summary>
    public async Task PrintAsync(string name, Func<SiteService, Task> ask, Func<SiteService, Task<IReadOnlyList<string>>> plan)
    {
        List<double> onFew = [], onMany = [];
        for (var round = -rounds / 6; round < rounds; round++)
        {
            foreach (var (site, times) in new[] { (few, onFew), (many, onMany) })
            {
                var time = await Scratch.TimeAsync(() => ask(site));
                if (round >= 0) times.Add(time.TotalMilliseconds);
            }
        }
        var (small, large) = (Median(onFew), Median(onMany));
        Console.WriteLine($"{name,-34} {small,7:0.00} ms on {Few:N0}  {large,7:0.00} ms on {Many:N0}  ratio {large / small:0.00}");
        foreach (var line in await plan(many)) Console.WriteLine($"    {line}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
