using System.Diagnostics;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How the time of a list grows with the entries: GraphQL over HTTP on 1,000 and on 100,000 posts, one request after the other, the
/// two by turns, without any cache. Medians, their ratio, and how the database found the rows.
/// </summary>
internal static class ListSpeed
{
    private const int Few = 1_000, Many = 100_000, Rounds = 200, Warming = 30;

    private static readonly ListQuery[] _queries =
    [
        new("first page"),
        new("in the middle") { After = true },
        new("in the middle, backwards") { Before = true },
        new("common category and author") { Where = Filter(0, 0) },
        new("the same, in the middle") { Where = Filter(0, 0), After = true },
        new("rarer category, common author") { Where = Filter(7, 0) },
        new("rarer category, rare author") { Where = Filter(7, 17) },
        new("by title") { Order = "title" },
        new("facets of all") { Facets = true },
        new("facets of a rarer category") { Where = """{"categories":{"some":{"slug":{"eq":"category-7"}}}}""", Facets = true },
        new("facets of a category and author") { Where = Filter(7, 17), Facets = true },
    ];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cms-list-speed-").FullName;
        try
        {
            await using var database = await ContentDatabase.OpenAsync(null, folder, CancellationToken.None);
            var clock = Stopwatch.StartNew();
            await using var few = await SiteService.StartAsync(database, Few);
            await using var many = await SiteService.StartAsync(database, Many);
            Console.WriteLine($"{Few + Many:N0} posts made in {clock.Elapsed.TotalSeconds:0} s");
            foreach (var query in _queries) await CompareAsync(query, few, many);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Filter(int category, int author) =>
        $$$$$"""{"categories":{"some":{"slug":{"eq":"category-{{{{{category}}}}}"}}},"authors":{"some":{"slug":{"eq":"author-{{{{{author}}}}}"}}}}""";

    private static async Task CompareAsync(ListQuery query, SiteService few, SiteService many)
    {
        List<double> onFew = [], onMany = [];
        for (var round = -Warming; round < Rounds; round++)
        {
            foreach (var (site, times) in new[] { (few, onFew), (many, onMany) })
            {
                var clock = Stopwatch.StartNew();
                await site.AskAsync(query);
                if (round >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        var (small, large) = (Median(onFew), Median(onMany));
        Console.WriteLine($"{query.Name,-34} {small,7:0.00} ms on {Few:N0}  {large,7:0.00} ms on {Many:N0}  ratio {large / small:0.00}");
        foreach (var line in await many.PlanAsync(query)) Console.WriteLine($"    {line}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
