using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Editing;

public sealed class AnsweringEdits(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task What_an_edit_answers_is_to_the_digit_what_is_stored()
    {
        await using var session = cms.Store.LightweightSession();
        var answered = Done(await session.CreateAsync(new Draft<Post>("answered", "/blog/answered", new() { Title = "Answered" }), Cancel, publish: true));
        var stored = (await session.LoadAsync<Entry<Post>>("post/answered", Cancel))!;
        var events = await session.Events.FetchStreamAsync("post/answered", token: Cancel);

        Assert.Equal((answered.RevisedAt, answered.PublishedAt, answered.Version), (stored.RevisedAt, stored.PublishedAt, stored.Version));
        Assert.All(events, one => Assert.Equal(stored.RevisedAt, one.Timestamp));
    }
}
