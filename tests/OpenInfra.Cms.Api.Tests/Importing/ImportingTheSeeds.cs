using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Content;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class ImportingTheSeeds(Seeds seeds) : IClassFixture<Seeds>
{
    [Fact]
    public void Every_seed_is_imported_without_a_warning() =>
        Assert.Equal((51, 51, 0), (seeds.Cms.Report.Read, seeds.Cms.Report.Imported, seeds.Cms.Report.Warnings.Count));

    [Fact]
    public async Task All_of_them_are_published()
    {
        await using var session = seeds.Cms.Store.QuerySession();
        var stats = await session.StatsAsync(ContentModel.Types, Cancel);
        Assert.Equal(
            [("author", 3), ("category", 1), ("organization", 35), ("page", 1), ("post", 4), ("project", 7)],
            stats.Entries.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value[Status.Published])));
        Assert.Equal((102, 5), (stats.Events, stats.Texts));
    }
}
