using System.Text.Json;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Histories;

public sealed class TellingRevisions(CmsHost cms) : IClassFixture<CmsHost>
{
    private static readonly string[] _places = ["/title", "/body", "/tags", "/extra/deep", "/extra/~0~1", "/slug", "/path"];
    private static readonly Post _first =
        new() { Title = "First", Body = Markdown.Of("One.\nTwo.\n"), Tags = ["a"], Extra = new() { ["deep"] = 1 } };
    private static readonly Post _second = _first with { Body = Markdown.Of("One.\n2.\n"), Extra = new() { ["deep"] = 2, ["~/"] = true } };

    [Fact]
    public async Task Each_event_says_what_happened_who_did_it_and_what_it_changed()
    {
        var entry = await LiveAsync("told");
        await using var session = cms.Store.QuerySession();

        var revisions = (await session.RevisionsAsync<Post>([entry.Id], 100, null, Cancel))[entry.Id];

        Assert.Equal(Enumerable.Range(1, entry.Version).Reverse(), revisions.Select(one => one.Version));
        Assert.Equal(
            ["Restored", "Archived", "Unscheduled", "Scheduled", "Revised", "Published", "Revised"],
            revisions.Select(one => $"{one.Event}"));
        Assert.All(revisions, one => Assert.Equal("key:ann", one.By));
        var (created, published, revised, scheduled) = (revisions[^1], revisions[^2], revisions[^3], revisions[^4]);
        Assert.Equal(["/title", "/body", "/tags", "/extra/deep", "/slug", "/path"], created.Changed.OrderBy(Place));
        Assert.Equal(["/body", "/extra/deep", "/extra/~0~1", "/slug", "/path"], revised.Changed.OrderBy(Place));
        Assert.Equal((1, entry.PublishedAt), (published.Draft, published.PublishedAt));
        Assert.Equal((3, true), (scheduled.Draft, scheduled.ScheduledFor > scheduled.At));
        Assert.All(revisions.Except([created, revised]), one => Assert.Empty(one.Changed));
    }

    [Fact]
    public async Task A_page_tells_the_same_as_the_whole()
    {
        var (one, other) = (await LiveAsync("paged"), await LiveAsync("paged-too"));
        await using var session = cms.Store.QuerySession();
        var whole = await session.RevisionsAsync<Post>([one.Id, other.Id], 100, null, Cancel);

        for (var size = 1; size <= one.Version; size++)
        {
            for (var before = one.Version + 1; before > 1; before--)
            {
                var page = await session.RevisionsAsync<Post>([one.Id, other.Id], size, before, Cancel);
                Assert.Equal([one.Id, other.Id], page.Keys.Order());
                foreach (var (id, revisions) in page)
                    Assert.Equal(Json(whole[id].SkipWhile(revision => revision.Version >= before).Take(size)), Json(revisions));
            }
        }
        Assert.Empty(await session.RevisionsAsync<Post>(["post/none"], 10, null, Cancel));
    }

    [Fact]
    public async Task Two_versions_differ_in_fields_and_their_texts_in_lines()
    {
        var entry = await LiveAsync("compared");
        await using var session = cms.Store.QuerySession();

        var changes = (await session.CompareAsync<Post>(entry.Id, 1, 3, Cancel))!.ToDictionary(change => change.Pointer);
        Assert.Equal(["/body", "/extra/deep", "/extra/~0~1", "/path", "/publishedAt", "/slug"], changes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("1", "2"), (changes["/extra/deep"].From!.ToJsonString(), changes["/extra/deep"].To!.ToJsonString()));
        Assert.Null(changes["/extra/~0~1"].From);
        var line = Assert.Single(changes["/body"].Lines!);
        Assert.Equal((2, "Two.\n", 2, "2.\n"), (line.From, Assert.Single(line.Removed), line.To, Assert.Single(line.Added)));

        var back = (await session.CompareAsync<Post>(entry.Id, 3, 1, Cancel))!.ToDictionary(change => change.Pointer);
        Assert.Equal("2.\n", Assert.Single(Assert.Single(back["/body"].Lines!).Removed));
        Assert.Empty((await session.CompareAsync<Post>(entry.Id, 3, entry.Version, Cancel))!);
        Assert.Null(await session.CompareAsync<Post>(entry.Id, 1, entry.Version + 1, Cancel));
    }

    [Fact]
    public async Task An_earlier_draft_can_be_saved_anew_with_its_slug_and_what_came_after_stays_known()
    {
        var entry = await LiveAsync("reverted");
        await using var session = cms.Store.LightweightSession();

        var reverted = Done(await session.RevertAsync<Post>(entry.Id, entry.Version, 1, Cancel));

        Assert.Equal((entry.Version + 1, "reverted", _first.Body), (reverted.Version, reverted.Draft.Slug, reverted.Draft.Content.Body));
        Assert.Equal("reverted-2", (await session.EntryAtAsync<Post>(entry.Id, 3, Cancel))!.Draft.Slug);
        Assert.IsType<Outcome<Entry<Post>>.Refused>(await session.RevertAsync<Post>(entry.Id, reverted.Version, 99, Cancel));
        var late = Assert.IsType<Outcome<Entry<Post>>.Refused>(await session.RevertAsync<Post>(entry.Id, 1, 1, Cancel));
        Assert.IsType<Refusal.Stale>(late.Why);
    }

    private async Task<Entry<Post>> LiveAsync(string slug)
    {
        await using var session = cms.Store.SessionOf(new("key:ann", new HashSet<Scope>(), new HashSet<string>()));
        var draft = new Draft<Post>(slug, $"/blog/{slug}", _first);
        var entry = Done(await session.CreateAsync(draft, Cancel, publish: true));
        entry = Done(await session.ReviseAsync(entry.Id, 2, new Draft<Post>($"{slug}-2", $"/blog/{slug}-2", _second), Cancel));
        entry = Done(await session.ScheduleAsync<Post>(entry.Id, 3, session.Now.AddDays(1), Cancel));
        entry = Done(await session.WithdrawAsync<Post>(entry.Id, 4, Cancel));
        entry = Done(await session.ArchiveAsync<Post>(entry.Id, 5, [], Cancel));
        return Done(await session.RestoreAsync<Post>(entry.Id, 6, Cancel));
    }

    private static int Place(string pointer) => Array.IndexOf(_places, pointer);

    private static string Json(IEnumerable<Revision> revisions) => JsonSerializer.Serialize(revisions, Wire.Json);
}
