using CsCheck;
using Marten;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;
using OpenInfra.Cms.Storage;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class KeepingCounts(CmsHost cms) : IClassFixture<CmsHost>
{
    private static readonly FacetRequest[] _facets = [.. Facet.AllOf(Post.Definition).Select(facet => new FacetRequest(facet, 100))];

    // Fulfilled by all, but not seen to be: so the entries are counted one by one.
    private static readonly Condition _any = new Condition.Not(new Condition.Any([]));

    [Fact]
    public async Task Whatever_happens_to_entries_the_kept_counts_are_those_of_counting_them()
    {
        await Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.OneOf("x", "y", "z").Array[0, 3]).Array[1, 8].SampleAsync(async steps =>
        {
            foreach (var (post, what, tags) in steps) await DoAsync($"p{post}", what, tags);
            await AssertCountedAsync();
        }, iter: 25, threads: 1);
    }

    [Fact]
    public async Task Writers_side_by_side_add_up()
    {
        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel },
            async (i, _) => await cms.Store.PublishedAsync($"parallel{i}", new Post { Title = $"P{i}", Tags = ["x", $"{i % 3}"] }));

        await AssertCountedAsync();
    }

    [Fact]
    public async Task What_was_there_before_anybody_counted_is_counted_when_the_service_starts()
    {
        await cms.Store.PublishedAsync("early", new Post { Title = "Early", Tags = ["early"] });
        await using (var session = cms.Store.LightweightSession())
        {
            session.QueueSqlCommand("delete from cms.tally");
            session.QueueSqlCommand("comment on function cms.tally_post is 'of another version'");
            await session.SaveChangesAsync(Cancel);
        }
        await cms.Store.MigrateAsync(ContentModel.Types, Cancel);

        await AssertCountedAsync();
    }

    private async Task DoAsync(string slug, int what, string[] tags)
    {
        await using var session = cms.Store.LightweightSession();
        var id = Post.Definition.IdOf(slug);
        var content = new Post { Title = slug, Tags = tags };
        if (await session.LoadAsync<Entry<Post>>(id, Cancel) is not { } entry) await cms.Store.PublishedAsync(slug, content, World.Day(what * 200));
        else if (what == 0) await session.ReviseAsync(id, entry.Version, new Draft<Post>(slug, entry.Draft.Path, content), Cancel);
        else if (what == 1) await session.PublishAsync<Post>(id, entry.Version, World.Day(tags.Length * 300), Cancel);
        else if (what == 2) await session.WithdrawAsync<Post>(id, entry.Version, Cancel);
        else if (what == 3) await session.ArchiveAsync<Post>(id, entry.Version, [], Cancel);
        else await session.RestoreAsync<Post>(id, entry.Version, Cancel);
    }

    private async Task AssertCountedAsync()
    {
        await using var session = cms.Store.QuerySession();
        var kept = await CountsAsync(session, null);
        var counted = await CountsAsync(session, _any);

        Assert.Equal(counted.Total, kept.Total);
        Assert.Equal(counted.Facets, kept.Facets);
    }

    private static async Task<(long? Total, string[] Facets)> CountsAsync(IQuerySession session, Condition? where)
    {
        var page = await session.ListAsync<Post>(new() { Where = where, Size = 0, WithTotal = true }, Cancel);
        var found = await session.FacetsAsync(new(Post.Definition, page.Request, Under: null), [""], _facets, Cancel);
        return (page.Total, [.. _facets.SelectMany(facet => found[("", facet)].Select(bucket => $"{facet.Facet.Key} {bucket}"))]);
    }
}
