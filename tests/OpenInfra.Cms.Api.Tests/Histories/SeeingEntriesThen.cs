using System.Text.Json;
using CsCheck;
using Marten;
using Microsoft.Extensions.Time.Testing;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Storage;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using Step = OpenInfra.Cms.Api.Tests.Histories.RandomLife.Step;

namespace OpenInfra.Cms.Api.Tests.Histories;

public sealed class SeeingEntriesThen(TestDatabases databases) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private DocumentStore _store = null!;
    private int _lives;

    public async ValueTask InitializeAsync()
    {
        var connection = await databases.NewAsync();
        _store = DocumentStore.For(store =>
        {
            StoreSchema.Configure(store, connection, ContentModel.Types);
            store.Events.TimeProvider = _time;
        });
    }

    // An event matters that is not the last of its kind.
    [Theory]
    [InlineData(Step.Publish, Step.Archive, Step.Restore, Step.Date, Step.Archive, Step.Restore)]
    [InlineData(Step.Date, Step.Publish, Step.Withdraw, Step.Revise, Step.Publish, Step.Date, Step.Withdraw, Step.Revise)]
    [InlineData(Step.Schedule, Step.Rename, Step.PublishDue, Step.Revise, Step.Revise, Step.Schedule, Step.Withdraw, Step.Revise)]
    [InlineData(Step.ImportAndPublish, Step.Revise, Step.ReviseAndPublish, Step.Withdraw, Step.Prune, Step.Restore, Step.Publish)]
    [InlineData(Step.Schedule, Step.Archive, Step.Restore, Step.Schedule, Step.Publish, Step.Revise)]
    public Task An_entry_is_at_each_version_and_moment_what_it_was(params Step[] steps) => IsAsItWasAsync(steps);

    [Fact]
    public async Task An_entry_is_at_each_version_and_moment_what_it_was_whatever_happened_to_it() =>
        await RandomLife.Steps.SampleAsync(IsAsItWasAsync, iter: 40, threads: 1);

    [Fact]
    public async Task The_events_that_decide_are_few_however_many_there_are()
    {
        var steps = Enumerable.Repeat<Step[]>([.. Enum.GetValues<Step>()], 8).SelectMany(all => all).ToArray();
        var life = await new RandomLife(_store, _time, "long").LiveAsync(steps);
        await using var session = _store.QuerySession();
        var last = life.States[^1].Entry.Version;

        var decisive = DecisiveEvents.Sql(Post.Definition, "select ?::varchar, ?::bigint");
        var events = await session.EventsAsync(decisive, ["post/long", (long)last], Cancel);

        Assert.True(last > 40, $"{last}");
        Assert.InRange(events.Count, 7, 20);
    }

    [Fact]
    public async Task Many_entries_are_read_at_once_and_only_those_of_the_type_asked_for()
    {
        await _store.PublishedAsync("many-1", new Post { Title = "One" });
        await _store.PublishedAsync("many-2", new Post { Title = "Two" });
        await _store.PublishedAsync("many", new Category { Label = "Other" });
        var then = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(1));
        await _store.PublishedAsync("many-3", new Post { Title = "Later" });
        await using var session = _store.QuerySession();

        string[] ids = ["post/many-1", "post/many-2", "post/many-3", "category/many", "post/none"];
        var entries = await session.EntriesAtAsync<Post>(ids, then, Cancel);

        Assert.Equal(["One", "Two"], entries.Select(entry => entry.Draft.Content.Title).Order());
        Assert.Empty(await session.EntriesAtAsync<Post>([], then, Cancel));
    }

    [Fact]
    public async Task A_slug_and_a_path_find_whoever_ever_had_them()
    {
        var life = await new RandomLife(_store, _time, "named").LiveAsync([Step.Publish, Step.Rename]);
        await using var session = _store.QuerySession();

        foreach (var (slug, moment, titles) in new[]
        {
            ("named", life.States[0].At, new[] { "Title 0" }), ("named", life.States[^1].At, ["Title 2"]),
            ("named-2", life.States[1].At, []), ("named-2", life.States[^1].At, ["Title 2"]), ("other", life.States[^1].At, []),
        })
        {
            var bySlug = await session.EntriesWithSlugAsync<Post>(slug, moment, Cancel);
            var byPath = await session.EntriesWithPathAsync<Post>($"/blog/{slug}", moment, Cancel);
            Assert.Equal(titles, bySlug.Select(entry => entry.Draft.Content.Title));
            Assert.Equal(titles, byPath.Select(entry => entry.Draft.Content.Title));
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task IsAsItWasAsync(Step[] steps)
    {
        var states = (await new RandomLife(_store, _time, $"life-{Interlocked.Increment(ref _lives)}").LiveAsync(steps)).States;
        var id = states[0].Entry.Id;
        await using var session = _store.QuerySession();
        foreach (var (at, entry) in states)
        {
            Assert.Equal(Json(entry), Json(await session.EntryAtAsync<Post>(id, entry.Version, Cancel)));
            foreach (var moment in new[] { at, at.AddSeconds(59) })
                Assert.Equal(Json(entry), Json(Assert.Single(await session.EntriesAtAsync<Post>([id], moment, Cancel))));
            Assert.Contains(Json(entry), (await session.EntriesWithSlugAsync<Post>(entry.Draft.Slug, at, Cancel)).Select(Json));
        }
        // Two events of one edit have versions of their own.
        var all = await session.Events.FetchStreamAsync(id, token: Cancel);
        foreach (var version in Enumerable.Range(1, all.Count))
            Assert.Equal(Json(EntriesThen.Fold<Post>(id, all.Take(version))), Json(await session.EntryAtAsync<Post>(id, version, Cancel)));
        Assert.Null(await session.EntryAtAsync<Post>(id, all.Count + 1, Cancel));
        Assert.Empty(await session.EntriesAtAsync<Post>([id], states[0].At.AddTicks(-10), Cancel));
    }

    private static string Json(Entry<Post>? entry) => JsonSerializer.Serialize(entry, Wire.Stored);
}
