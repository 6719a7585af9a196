using CsCheck;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class PagingLists(PagingLists.Many cms) : IClassFixture<PagingLists.Many>
{
    [Fact]
    public async Task Every_page_size_and_order_visits_every_entry_once_and_in_order() =>
        await Gen.Select(Gen.Int[1, 12], Orders).SampleAsync(async (size, order) =>
        {
            var url = order is [] ? $"/api/projects?first={size}" : $"/api/projects?first={size}&sort={string.Join(',', order)}";
            Assert.Equal(Expected(order), await cms.Http.AllSlugsAsync(url));
        }, iter: 60, threads: 1);

    [Fact]
    public async Task A_page_links_to_the_next_with_the_same_query()
    {
        using var first = await cms.Http.GetAsync("/api/projects?sort=-launched&first=20&stage=Pilot&stage=Confirmed", Cancel);
        var link = Assert.Single(first.Headers.GetValues("Link"));
        Assert.StartsWith("</api/projects?sort=-launched&first=20&stage=Pilot&stage=Confirmed&after=", link, StringComparison.Ordinal);
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);

        var slugs = new List<string>();
        for (var url = "/api/projects?first=7&sort=name"; url is not null;)
        {
            slugs.AddRange(await cms.Http.SlugsAsync(url));
            using var page = await cms.Http.GetAsync(url, Cancel);
            url = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        Assert.Equal(Expected(["name"]), slugs);
    }

    [Fact]
    public async Task The_last_page_has_no_next_and_every_page_has_the_total()
    {
        var first = await cms.Http.JsonAsync("/api/projects?first=39");
        var all = await cms.Http.JsonAsync("/api/projects?first=40");

        Assert.Equal(39, first.GetProperty("items").GetArrayLength());
        Assert.NotNull(first.GetProperty("next").GetString());
        Assert.Null(all.GetProperty("next").GetString());
        Assert.Equal([40, 40], new[] { first, all }.Select(page => page.GetProperty("totalCount").GetInt32()));
        Assert.Equal(20, (await cms.Http.SlugsAsync("/api/projects")).Length);
    }

    private static readonly Gen<string[]> Orders =
        Gen.Select(Gen.OneOf("publishedAt", "slug", "name", "launched"), Gen.Bool, (name, descending) => descending ? $"-{name}" : name)
            .Array[0, 3].Select(keys => keys.DistinctBy(key => key.TrimStart('-')).ToArray());

    private IEnumerable<string> Expected(string[] order)
    {
        if (order is []) order = ["-publishedAt"];
        return cms.Entries.Order(Comparer<Made>.Create((a, b) => Compare(a, b, order))).Select(made => made.Slug);
    }

    private static int Compare(Made a, Made b, string[] order)
    {
        foreach (var key in order)
        {
            var by = (A: Value(a, key), B: Value(b, key)) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                var (x, y) => Sign(key) * (x is string text ? string.CompareOrdinal(text, (string)y) : x.CompareTo(y)),
            };
            if (by != 0) return by;
        }
        return Sign(order[^1]) * string.CompareOrdinal(a.Slug, b.Slug);
    }

    private static int Sign(string key) => key[0] == '-' ? -1 : 1;

    private static IComparable? Value(Made made, string key) => key.TrimStart('-') switch
    {
        "publishedAt" => made.At,
        "slug" => made.Slug,
        "name" => made.Name,
        _ => made.Launched,
    };

    internal sealed record Made(string Slug, string Name, int? Launched, DateTimeOffset At);

    /// <summary>Forty projects, many of them with the same name, year or date, some without a year.</summary>
    public sealed class Many(TestDatabases databases) : CmsHost(databases)
    {
        internal List<Made> Entries { get; } = [];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var random = new Random(20260101);
            string[] names = ["a", "A", "ä", "b", "B c", "z"];
            for (var i = 0; i < 40; i++)
            {
                var at = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(5)).AddTicks(random.Next(3));
                int? launched = random.Next(3) == 0 ? null : 2010 + random.Next(4);
                var made = new Made($"s{random.Next(1000)}-{i}", names[random.Next(names.Length)], launched, at);
                var project = new Project { Name = made.Name, Launched = launched, Stage = ProjectStage.Pilot };
                await Store.PublishedAsync(made.Slug, project, at);
                // The tick below a microsecond is cut on entry.
                Entries.Add(made with { At = new(made.At.Ticks - (made.At.Ticks % 10), TimeSpan.Zero) });
            }
        }
    }
}
