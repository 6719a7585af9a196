using System.Diagnostics;
using OpenInfra.Cms.Api.Tests.Writing;
using OpenInfra.Cms.Content;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Scheduling;

public sealed class ForgettingReceipts(FakeClock cms) : IClassFixture<FakeClock>
{
    [Fact]
    public async Task What_was_done_under_a_key_is_forgotten_a_day_later_and_what_was_done_since_is_not()
    {
        var ann = await Editor.WithKeyAsync(cms);
        await ann.PostAsync("/api/posts", """{"title": "Early"}""", ("Idempotency-Key", "early"));
        cms.Time.Advance(TimeSpan.FromHours(20));
        await ann.PostAsync("/api/posts", """{"title": "Late"}""", ("Idempotency-Key", "late"));
        Assert.Equal(2, await ReceiptsAsync());

        for (var clock = Stopwatch.StartNew(); await ReceiptsAsync() == 2 && clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(20, Cancel))
        {
            if (cms.Time.GetUtcNow() - cms.Time.Start < Receipt.Lifetime + TimeSpan.FromHours(2)) cms.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, await ReceiptsAsync());
        Assert.Equal(201, (await ann.PostAsync("/api/posts", """{"title": "Early again"}""", ("Idempotency-Key", "early"))).Status);
        Assert.Equal(422, (await ann.PostAsync("/api/posts", """{"title": "Late again"}""", ("Idempotency-Key", "late"))).Status);
    }

    private async Task<int> ReceiptsAsync()
    {
        await using var session = cms.Store.QuerySession();
        return await Marten.QueryableExtensions.CountAsync(session.Query<Receipt>(), Cancel);
    }
}
