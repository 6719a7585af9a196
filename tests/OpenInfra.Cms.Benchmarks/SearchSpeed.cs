using System.Diagnostics;
using OpenInfra.Cms.Reading.Searching;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How the time of a search grows with the entries: GraphQL over HTTP on 1,000 and on 100,000 posts of 150 words each, one request after
/// the other, the two by turns, without any cache. Medians, their ratio, and how the database found the rows.
/// </summary>
internal static class SearchSpeed
{
    private const int Few = 1_000, Many = 100_000, Rounds = 40, Warming = 8;

    private const string Page = "edges { score highlight { title text } node { id title path } }",
        Facets = "facets { types { value count } years { value count } categories { count node { label } } authors { count node { name } } }";

    // The words are in one post of 600, of 20, of 2; each is asked for as a front end's result page does, with and without facets.
    private static readonly (string Name, string Query, string Selected)[] _searches =
    [
        ("rare word", Vocabulary.Word(10_000), Page),
        ("rare word, total and facets", Vocabulary.Word(10_000), $"{Page} totalCount {Facets}"),
        ("middling word", Vocabulary.Word(300), Page),
        ("middling word, total and facets", Vocabulary.Word(300), $"{Page} totalCount {Facets}"),
        ("frequent word", Vocabulary.Word(30), Page),
        ("frequent word, total", Vocabulary.Word(30), $"{Page} totalCount"),
        ("frequent word, total and facets", Vocabulary.Word(30), $"{Page} totalCount {Facets}"),
        ("two frequent words", $"{Vocabulary.Word(30)} {Vocabulary.Word(40)}", Page),
        ("frequent phrase", $"\"{Vocabulary.Word(30)} {Vocabulary.Word(40)}\"", Page),
        ("frequent beginning", Vocabulary.Word(30)[..^2], Page),
        ("misspelt word", $"{Vocabulary.Word(300)[..^1]}zx", $"{Page} suggestion"),
    ];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cms-search-speed-").FullName;
        try
        {
            await using var database = await ContentDatabase.OpenAsync(null, folder, CancellationToken.None);
            var clock = Stopwatch.StartNew();
            await using var few = await SiteService.StartAsync(database, Few, withTexts: true);
            await using var many = await SiteService.StartAsync(database, Many, withTexts: true);
            Console.WriteLine($"{Few + Many:N0} posts made in {clock.Elapsed.TotalSeconds:0} s");
            foreach (var (name, query, selected) in _searches) await CompareAsync(name, query, selected, few, many);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string name, string query, string selected, SiteService few, SiteService many)
    {
        var request = new { query = $"query($q: String!) {{ search(query: $q) {{ {selected} }} }}", variables = new { q = query } };
        List<double> onFew = [], onMany = [];
        for (var round = -Warming; round < Rounds; round++)
        {
            foreach (var (site, times) in new[] { (few, onFew), (many, onMany) })
            {
                var clock = Stopwatch.StartNew();
                await site.AskAsync(request);
                if (round >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        var (small, large) = (Median(onFew), Median(onMany));
        Console.WriteLine($"{name,-34} {small,7:0.00} ms on {Few:N0}  {large,7:0.00} ms on {Many:N0}  ratio {large / small:0.00}");
        SearchText.Read(query, out var text);
        foreach (var line in await many.PlanAsync(text!, counts: selected.Contains(Facets, StringComparison.Ordinal))) Console.WriteLine($"    {line}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
