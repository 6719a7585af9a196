namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How the time of a list grows with the entries: GraphQL over HTTP on 1,000 and on 100,000 posts, one request after the other, the
/// two by turns, without any cache. Medians, their ratio, and how the database found the rows.
/// </summary>
internal static class ListSpeed
{
    private const int Rounds = 200;

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

    public static Task RunAsync() => Growth.OfAsync(Rounds, withTexts: false, async growth =>
    {
        foreach (var query in _queries) await growth.PrintAsync(query.Name, site => site.AskAsync(query), site => site.PlanAsync(query));
    });

    private static string Filter(int category, int author) =>
        $$$$$"""{"categories":{"some":{"slug":{"eq":"category-{{{{{category}}}}}"}}},"authors":{"some":{"slug":{"eq":"author-{{{{{author}}}}}"}}}}""";
}
