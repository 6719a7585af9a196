using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class WalkingWhileOthersWrite(CmsHost cms) : IClassFixture<CmsHost>
{
    private const int Staying = 60;

    [Theory]
    [InlineData("first", "after", "hasNextPage", "endCursor")]
    [InlineData("last", "before", "hasPreviousPage", "startCursor")]
    public async Task A_walk_comes_by_all_that_stay_exactly_once(string count, string at, string more, string cursor)
    {
        var stay = Enumerable.Range(0, Staying).Select(i => $"{count}-stay{i}").ToList();
        foreach (var (i, slug) in stay.Index()) await cms.Store.PublishedAsync(slug, new Post { Title = count }, World.Day(i % 7));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writing = Enumerable.Range(0, 3).Select(writer => WriteAsync($"{count}-{writer}", done.Token)).ToArray();
        List<string> seen = [];
        try
        {
            for (JsonNode? page = null; page is null || (bool)page["pageInfo"]![more]!;)
            {
                page = (await cms.Http.AskAsync(
                    $"query($at: String) {{ posts({count}: 4, {at}: $at, where: {{ title: {{ eq: \"{count}\" }} }}, order: [{{ title: DESC }}, {{ publishedAt: ASC }}]) {{ nodes {{ slug }} pageInfo {{ {more} {cursor} }} }} }}",
                    new { at = (string?)page?["pageInfo"]![cursor] }))["posts"]!;
                seen.AddRange(count == "first" ? page["nodes"].Slugs() : page["nodes"].Slugs().Reverse());
            }
        }
        finally
        {
            await done.CancelAsync();
        }
        await Task.WhenAll(writing);

        var expected = stay.Select((slug, i) => (slug, Day: i % 7)).OrderBy(one => one.Day).ThenBy(one => one.slug, StringComparer.Ordinal).Select(one => one.slug);
        Assert.Equal(count == "first" ? expected : expected.Reverse(), seen.Where(stay.Contains));
        Assert.Equal(seen.Distinct(), seen);
    }

    // Entries come and go on both sides of where the walk is, cursors' own entries among them.
    private async Task WriteAsync(string writer, CancellationToken until)
    {
        for (var i = 0; !until.IsCancellationRequested; i++)
        {
            var entry = await cms.Store.PublishedAsync($"{writer}-{i}", new Post { Title = writer[..^2] }, World.Day(i % 7));
            await using var session = cms.Store.LightweightSession();
            Done(await session.WithdrawAsync<Post>(entry.Id, entry.Version, Cancel));
        }
    }
}
