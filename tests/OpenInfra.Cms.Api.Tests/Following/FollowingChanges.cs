using System.Collections.Concurrent;
using Marten;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Following;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Following;

public sealed class FollowingChanges(CmsHost cms) : IClassFixture<CmsHost>, IAsyncLifetime
{
    private readonly LiveChanges _changes = new(cms.Store, ContentModel.Types);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _changes.DisposeAsync();

    [Fact]
    public async Task Readers_and_editors_are_told_what_changes_for_them()
    {
        using var follower = await _changes.FollowAsync(Cancel);
        var entry = await cms.Store.DraftAsync("life", new Post { Title = "A" });
        entry = await DoAsync((session, version) => session.PublishAsync<Post>("post/life", version, null, Cancel), 1);
        entry = await DoAsync((session, version) => session.ReviseAsync("post/life", version, new Draft<Post>("life", "/blog/life", new() { Title = "B" }), Cancel), entry.Version);
        entry = await DoAsync((session, version) => session.PublishAsync<Post>("post/life", version, null, Cancel), entry.Version);
        entry = await DoAsync((session, version) => session.WithdrawAsync<Post>("post/life", version, Cancel), entry.Version);
        entry = await DoAsync((session, version) => session.ArchiveAsync<Post>("post/life", version, [], Cancel), entry.Version);
        await DoAsync((session, version) => session.RestoreAsync<Post>("post/life", version, Cancel), entry.Version);

        var told = await TakeAsync(follower, change => change.Id == "post/life", 7);

        Assert.Equal([null, ChangeKind.Added, null, ChangeKind.Changed, ChangeKind.Removed, null, null],
            told.Select(change => change.KindFor(Perspective.Published)));
        Assert.Equal([ChangeKind.Added, ChangeKind.Changed, ChangeKind.Changed, ChangeKind.Changed, ChangeKind.Changed, ChangeKind.Removed, ChangeKind.Added],
            told.Select(change => change.KindFor(Perspective.Draft)));
        Assert.Equal(Enumerable.Range(1, 7), told.Select(change => change.Version));
    }

    [Fact]
    public async Task What_readers_saw_is_removed_when_it_is_archived()
    {
        await cms.Store.PublishedAsync("seen", new Post { Title = "A" });
        using var follower = await _changes.FollowAsync(Cancel);
        await DoAsync((session, version) => session.ArchiveAsync<Post>("post/seen", version, [], Cancel), 2);

        Assert.Equal(ChangeKind.Removed, Assert.Single(await TakeAsync(follower, change => change.Id == "post/seen", 1)).KindFor(Perspective.Published));
    }

    [Fact]
    public async Task Each_change_of_many_writers_comes_once_and_those_of_an_entry_in_order_and_none_that_was_rolled_back()
    {
        const int writers = 8, rounds = 12;
        var committed = new ConcurrentBag<(string, int)>();
        using var follower = await _changes.FollowAsync(Cancel);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var round = 0; round < rounds; round++)
            {
                // Two write each entry, so that some are refused after they had taken a number.
                var slug = $"raced-{writer / 2}-{round}";
                await using var session = cms.Store.LightweightSession();
                if (await session.CreateAsync(new Draft<Post>(slug, $"/raced/{writer}/{round}", new() { Title = slug }), Cancel) is not Outcome<Entry<Post>>.Done(var made)) continue;
                committed.Add((made.Id, 1));
                await using var later = cms.Store.LightweightSession();
                Done(await later.PublishAsync<Post>(made.Id, 1, null, Cancel));
                committed.Add((made.Id, 2));
            }
        }));

        var told = await TakeAsync(follower, change => change.Id.StartsWith("post/raced-", StringComparison.Ordinal), committed.Count);
        Assert.Equal(committed.Order(), told.Select(change => (change.Id, change.Version)).Order());
        Assert.All(told.GroupBy(change => change.Id), entry => Assert.Equal([1, 2], entry.Select(change => change.Version)));
        Assert.Equal(writers / 2 * rounds * 2, committed.Count);
    }

    [Fact]
    public async Task A_batch_of_a_thousand_changes_comes_whole()
    {
        using var follower = await _changes.FollowAsync(Cancel);
        await using (var session = cms.Store.LightweightSession())
        {
            for (var i = 0; i < 1_000; i++)
                session.Events.StartStream($"post/many-{i}", new Revised<Post>($"many-{i}", $"/many/{i}", new() { Title = "Many" }));
            await session.SaveChangesAsync(Cancel);
        }

        var told = await TakeAsync(follower, change => change.Id.StartsWith("post/many-", StringComparison.Ordinal), 1_000);
        Assert.Equal(1_000, told.Select(change => change.Id).Distinct().Count());
    }

    [Fact]
    public async Task Who_loses_the_connection_is_told_and_can_follow_anew()
    {
        using var follower = await _changes.FollowAsync(Cancel);
        Assert.Equal(1, await ListenersAsync(terminate: true));

        await Assert.ThrowsAsync<LostTrackException>(() => TakeAsync(follower, _ => true, int.MaxValue));
        using var again = await _changes.FollowAsync(Cancel);
        await cms.Store.DraftAsync("after", new Post { Title = "After" });
        Assert.Single(await TakeAsync(again, change => change.Id == "post/after", 1));
    }

    [Fact]
    public async Task Nothing_listens_while_nobody_follows()
    {
        var one = await _changes.FollowAsync(Cancel);
        var two = await _changes.FollowAsync(Cancel);
        Assert.Equal((2, 1), (_changes.Followers, await ListenersAsync()));
        one.Dispose();
        two.Dispose();
        while (await ListenersAsync() > 0) await Task.Delay(20, Cancel);
        Assert.Equal(0, _changes.Followers);
    }

    private async Task<Entry<Post>> DoAsync(Func<IDocumentSession, int, Task<Outcome<Entry<Post>>>> edit, int version)
    {
        await using var session = cms.Store.LightweightSession();
        return Done(await edit(session, version));
    }

    private static async Task<List<Change>> TakeAsync(Follower follower, Func<Change, bool> wanted, int count)
    {
        var told = new List<Change>();
        await foreach (var change in follower.ChangesAsync(Cancel))
        {
            if (wanted(change)) told.Add(change);
            if (told.Count == count) break;
        }
        return told;
    }

    private async Task<int> ListenersAsync(bool terminate = false)
    {
        await using var connection = new NpgsqlConnection(cms.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select count({(terminate ? "pg_terminate_backend(pid)" : "*")})::int from pg_stat_activity
            where datname = current_database() and query = 'listen cms_events' and pid <> pg_backend_pid()
            """;
        return (int)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
