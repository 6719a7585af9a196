using Marten;
using Microsoft.Extensions.Time.Testing;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Serving;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Storage;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Scheduling;

public sealed class SharingTheLead(TestDatabases databases)
{
    private static readonly DateTimeOffset _now = DateTimeOffset.UtcNow.ToMicroseconds();

    [Fact]
    public async Task Of_two_nodes_one_publishes_each_once()
    {
        await using var one = await NodeAsync();
        await using var other = await NodeAsync(one.ConnectionString);
        var soon = DateTimeOffset.UtcNow.AddSeconds(5).ToMicroseconds();
        await one.Store.ScheduledAsync("soon", soon);
        await using var editor = Earlier(one.ConnectionString);
        var slugs = Enumerable.Range(0, 20).Select(number => $"post-{number}").ToList();
        foreach (var slug in slugs) await editor.ScheduledAsync(slug, _now);
        foreach (var slug in slugs.Append("soon"))
        {
            Assert.Equal(Status.Published, (await one.Store.SettledAsync(slug)).Status);
            Assert.Single(await one.Store.HistoryAsync(slug), happened => happened.What is Published<Post>);
        }
        Assert.True(DateTimeOffset.UtcNow > soon);
    }

    [Fact]
    public async Task When_the_node_that_leads_is_killed_the_other_goes_on()
    {
        var database = await databases.NewAsync();
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = database } };
        using var leader = shell.Start($"{Service.Command} --urls http://127.0.0.1:0");
        await Service.ReadyAsync(leader);
        await Waiting.LeaderAsync(database, end: false);
        await using var other = await NodeAsync(database);
        leader.Kill();
        await leader.WaitForExitAsync(Cancel);
        await using var editor = Earlier(database);
        await editor.ScheduledAsync("survives", _now);
        Assert.Equal(Status.Published, (await other.Store.SettledAsync("survives")).Status);
    }

    [Fact]
    public async Task A_connection_that_the_server_ends_is_made_again()
    {
        await using var node = await NodeAsync();
        await Waiting.LeaderAsync(node.ConnectionString, end: true);
        await using var editor = Earlier(node.ConnectionString);
        await editor.ScheduledAsync("again", _now);
        Assert.Equal(Status.Published, (await node.Store.SettledAsync("again")).Status);
    }

    [Fact]
    public async Task What_came_due_while_no_node_ran_is_published_at_the_next_start_with_the_date_it_was_scheduled_for()
    {
        var database = await databases.NewAsync();
        await using (var editor = Earlier(database)) await editor.ScheduledAsync("missed", _now);
        await using var node = await NodeAsync(database);

        var settled = await node.Store.SettledAsync("missed");
        Assert.Equal((Status.Published, _now), (settled.Status, settled.PublishedAt));
        await using var session = node.Store.QuerySession();
        Assert.True((await session.Events.FetchStreamAsync(settled.Id, token: Cancel))[^1].Timestamp > _now);
    }

    // For whom what is due by now was still to come.
    private static DocumentStore Earlier(string database) => DocumentStore.For(store =>
    {
        StoreSchema.Configure(store, database, ContentModel.Types);
        store.Events.TimeProvider = new FakeTimeProvider(_now.AddHours(-1));
    });

    private async Task<CmsHost> NodeAsync(string database = "")
    {
        var node = new CmsHost(databases) { ConnectionString = database };
        await node.InitializeAsync();
        return node;
    }
}
