using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Storage;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Searching;

public sealed class FollowingPublications(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Whatever_readers_see_is_found_as_soon_as_it_is_stored_and_nothing_else()
    {
        var entry = await cms.Store.DraftAsync("life", PostOf("Caterpillar", "leaves"));
        await FoundAsync(0, "caterpillar", "leaves");

        entry = await DoAsync(session => session.PublishAsync<Post>(entry.Id, entry.Version, null, Cancel));
        await FoundAsync(1, "caterpillar", "leaves");

        entry = await DoAsync(session => session.ReviseAsync(entry.Id, entry.Version, new Draft<Post>("life-2", "/blog/life-2", PostOf("Butterfly", "wings")), Cancel));
        await FoundAsync(1, "caterpillar", "leaves");
        await FoundAsync(0, "butterfly", "wings");

        entry = await DoAsync(session => session.PublishAsync<Post>(entry.Id, entry.Version, null, Cancel));
        await FoundAsync(0, "caterpillar", "leaves");
        await FoundAsync(1, "butterfly", "wings");

        entry = await DoAsync(session => session.WithdrawAsync<Post>(entry.Id, entry.Version, Cancel));
        await FoundAsync(0, "butterfly", "wings");

        entry = await DoAsync(session => session.PublishAsync<Post>(entry.Id, entry.Version, null, Cancel));
        await FoundAsync(1, "butterfly", "wings");

        entry = await DoAsync(session => session.ArchiveAsync<Post>(entry.Id, entry.Version, [], Cancel));
        await FoundAsync(0, "butterfly", "wings");

        entry = await DoAsync(session => session.RestoreAsync<Post>(entry.Id, entry.Version, Cancel));
        await FoundAsync(0, "butterfly", "wings");
    }

    [Fact]
    public async Task What_is_refused_is_not_found()
    {
        var first = await cms.Store.PublishedAsync("first", PostOf("Dandelion", "x"), path: "/dandelion");
        await using var session = cms.Store.LightweightSession();
        Assert.IsType<Outcome<Entry<Post>>.Refused>(
            await session.CreateAsync(new Draft<Post>("second", "/dandelion", PostOf("Daffodil", "x")), Cancel, publish: true));

        await FoundAsync(0, "daffodil");
        Assert.Equal([first.Id], await cms.Http.FoundAsync("dandelion"));
    }

    [Fact]
    public async Task Writers_side_by_side_with_the_same_new_words_do_not_wait_for_each_other_in_a_ring()
    {
        await Parallel.ForAsync(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (i, _) =>
        {
            var words = Enumerable.Range(0, 20).Select(word => $"ring{(char)('a' + ((word + i) % 20))}");
            await cms.Store.PublishedAsync($"ring-{i}", PostOf("Ring", string.Join(' ', i % 2 == 0 ? words : words.Reverse())));
        });

        Assert.Equal(24, (await cms.Http.FoundAsync("ringa ringb")).Length);
    }

    [Fact]
    public async Task What_was_there_before_anybody_searched_is_found_when_the_service_starts()
    {
        await cms.Store.PublishedAsync("early", PostOf("Mammoth", "tusks"));
        await using (var session = cms.Store.LightweightSession())
        {
            session.QueueSqlCommand("delete from cms.search");
            session.QueueSqlCommand("delete from cms.search_word");
            await session.SaveChangesAsync(Cancel);
        }
        await FoundAsync(0, "mammoth");

        Assert.Empty(await cms.Store.MigrateAsync(ContentModel.Types, Cancel));
        await FoundAsync(0, "mammoth");

        Assert.Empty(await cms.Store.MakeSearchableAgainAsync(ContentModel.Types, Cancel));
        await FoundAsync(1, "mammoth", "tusks");
        Assert.Equal("mammoth", (string?)(await cms.Http.SearchAsync("mamoth"))["suggestion"]);
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_published_and_its_beginning_found()
    {
        var words = string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"w{i:x}"));
        await cms.Store.PublishedAsync("long", PostOf("Long", $"aardvark {words} {new string('z', 5_000)}"));
        Assert.Equal(["post/long"], await cms.Http.FoundAsync("aardvark"));
    }

    private async Task FoundAsync(int count, params string[] words)
    {
        foreach (var word in words) Assert.Equal(count, (await cms.Http.FoundAsync(word)).Length);
    }

    private async Task<Entry<Post>> DoAsync(Func<Marten.IDocumentSession, Task<Outcome<Entry<Post>>>> edit)
    {
        await using var session = cms.Store.LightweightSession();
        return Done(await edit(session));
    }

    private static Post PostOf(string title, string body) => new() { Title = title, Body = Markdown.Of(body) };
}
