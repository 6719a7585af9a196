using Npgsql;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Scheduling;

public sealed class KeepingAppointments(FakeClock cms) : IClassFixture<FakeClock>
{
    [Fact]
    public async Task What_is_scheduled_is_published_when_its_moment_has_come_and_not_before()
    {
        var (soon, later) = (cms.In(minutes: 10), cms.In(minutes: 20));
        await cms.Store.ScheduledAsync("later", later);
        await cms.Store.ScheduledAsync("soon", soon);
        cms.Time.Advance(TimeSpan.FromMinutes(11));

        var first = await SettledAsync("soon");
        Assert.Equal((Status.Published, soon), (first.Status, first.PublishedAt));
        Assert.Equal(Status.Draft, (await cms.Store.PostAsync("later")).Status);
        cms.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(later, (await SettledAsync("later")).PublishedAt);
        Assert.Equal((new Published<Post>(soon) { Revision = 1 }, Appointment.Actor), (await cms.Store.HistoryAsync("soon"))[^1]);
    }

    [Fact]
    public async Task The_draft_that_was_scheduled_is_published_and_later_ones_stay_drafts()
    {
        var post = await cms.Store.ScheduledAsync("goes-on", cms.In(minutes: 5));
        await ReviseAsync(post, "moved", "Later");
        cms.Time.Advance(TimeSpan.FromMinutes(6));

        var settled = await SettledAsync("goes-on");
        var (slug, path, content) = settled.Published!;
        Assert.Equal(("goes-on", "/blog/goes-on", "goes-on"), (slug, path, content.Title));
        Assert.Equal(("moved", "Later"), (settled.Draft.Slug, settled.Draft.Content.Title));
    }

    [Fact]
    public async Task What_is_published_already_changes_at_the_moment_and_keeps_its_date()
    {
        var date = DateTimeOffset.Parse("2020-01-02T03:04:05Z", System.Globalization.CultureInfo.InvariantCulture);
        var post = await cms.Store.PublishedAsync("dated", new Post { Title = "First" }, date);
        post = await ReviseAsync(post, "dated", "Second");
        await using (var session = cms.Store.LightweightSession())
            Done(await session.ScheduleAsync<Post>(post.Id, post.Version, cms.In(minutes: 1), Cancel));
        cms.Time.Advance(TimeSpan.FromMinutes(2));

        var settled = await SettledAsync("dated");
        Assert.Equal(("Second", date), (settled.Published!.Content.Title, settled.PublishedAt));
    }

    [Fact]
    public async Task What_can_not_be_published_is_called_off_with_the_reason_and_stops_nobody()
    {
        var at = cms.In(minutes: 5);
        await cms.Store.ScheduledAsync("first", at, "/one-path");
        await cms.Store.ScheduledAsync("second", at.AddSeconds(1), "/one-path");
        await cms.Store.ScheduledAsync("third", at.AddSeconds(2));
        await cms.Store.ScheduledAsync("fourth", at.AddSeconds(2));
        await TamperAsync("fourth", """jsonb_set(data, '{schedule,side,content,title}', '""')""");
        cms.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(Status.Published, (await SettledAsync("first")).Status);
        Assert.Equal(Status.Draft, (await SettledAsync("second")).Status);
        Assert.Equal(Status.Published, (await SettledAsync("third")).Status);
        Assert.Equal(Status.Draft, (await SettledAsync("fourth")).Status);
        Assert.Equal(CalledOff("\"/one-path\" is the path of post/first."), (await cms.Store.HistoryAsync("second"))[^1]);
        Assert.Equal(CalledOff("A post needs a title."), (await cms.Store.HistoryAsync("fourth"))[^1]);
    }

    [Fact]
    public async Task What_can_not_be_read_stops_nobody()
    {
        var at = cms.In(minutes: 5);
        await cms.Store.ScheduledAsync("unreadable", at);
        await cms.Store.ScheduledAsync("readable", at.AddSeconds(1));
        await TamperAsync("unreadable", "jsonb_set(data, '{draft,content}', '1')");
        cms.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(Status.Published, (await SettledAsync("readable")).Status);
    }

    [Fact]
    public async Task What_was_called_off_by_its_editor_is_not_published()
    {
        var post = await cms.Store.ScheduledAsync("off", cms.In(minutes: 5));
        await cms.Store.ScheduledAsync("on", cms.In(minutes: 6));
        await using (var session = cms.Store.LightweightSession()) Done(await session.WithdrawAsync<Post>(post.Id, post.Version, Cancel));
        cms.Time.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(Status.Published, (await SettledAsync("on")).Status);
        Assert.Equal(Status.Draft, (await cms.Store.PostAsync("off")).Status);
    }

    [Fact]
    public async Task A_moment_that_has_passed_is_refused_by_the_clock_of_the_service()
    {
        var draft = await cms.Store.DraftAsync("passed", new Post { Title = "Passed" });
        await using var session = cms.Store.LightweightSession();
        var outcome = await session.ScheduleAsync<Post>(draft.Id, draft.Version, cms.In(minutes: 0), Cancel);
        var why = Assert.IsType<Refusal.Invalid>(Assert.IsType<Outcome<Entry<Post>>.Refused>(outcome).Why);
        Assert.Equal("/at", Assert.Single(why.Problems).Pointer);
    }

    private static (object, string?) CalledOff(string reason) => (new Unscheduled<Post> { Reason = reason }, Appointment.Actor);

    private async Task<Entry<Post>> ReviseAsync(Entry<Post> post, string slug, string title)
    {
        await using var session = cms.Store.LightweightSession();
        var draft = new Draft<Post>(slug, Post.Definition.PathOf(slug), new() { Title = title });
        return Done(await session.ReviseAsync(post.Id, post.Version, draft, Cancel));
    }

    // The service may just have looked, and looks again when a second has passed.
    private Task<Entry<Post>> SettledAsync(string slug) => cms.Store.SettledAsync(slug, () => cms.Time.Advance(TimeSpan.FromSeconds(1)));

    private async Task TamperAsync(string slug, string data)
    {
        await using var connection = new NpgsqlConnection(cms.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand($"update cms.mt_doc_post set data = {data} where id = 'post/{slug}'", connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }
}
