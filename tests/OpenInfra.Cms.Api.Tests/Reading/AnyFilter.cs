using System.Text.Json;
using CsCheck;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Filters;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class AnyFilter(World world) : IClassFixture<World>
{
    private static readonly JsonSerializerOptions _json = new() { Converters = { new UpperCaseEnums() }, MaxDepth = 128 };

    [Fact]
    public Task Of_posts_finds_what_it_says() => FindsAsync(Of().Posts(3), world.Posts);

    [Fact]
    public Task Of_authors_finds_what_it_says() => FindsAsync(Of().Authors(3), world.Authors);

    [Fact]
    public Task Of_organizations_finds_what_it_says() => FindsAsync(Of().Organizations(3), world.Organizations);

    [Fact]
    public async Task Of_drafts_finds_what_editors_see() =>
        await Gen.Select(new WorldFilters(world, Perspective.Draft).Posts(3), Gen.OneOf(0, 3, 100)).SampleAsync(async (test, most) =>
        {
            var reading = new FilterReading();
            var where = reading.Read(new EntryFilters(ContentModel.Types)[Model.Posts.Post.Definition], FilterJson.Parse(JsonSerializer.Serialize(test.Where, _json)));
            await using var session = world.Store.QuerySession();
            var page = await session.ListAsync<Model.Posts.Post>(
                new() { Perspective = Perspective.Draft, Where = where, Order = [new(new Operand.Entry(EntryField.Slug), false)], Size = 100, MaxResolved = most }, Cancel);
            Assert.Equal(Expected(test, world.Posts.Drafts), page.Items.Select(item => item.View.Slug));
        }, iter: 150, threads: 1, print: one => Print(one.Item1));

    private WorldFilters Of() => new(world, Perspective.Published);

    private async Task FindsAsync<T>(Gen<Test<Shown<T>>> tests, Sides<T> sides) where T : class, IContent<T>
    {
        var list = T.Definition.Plural;
        var query = $"query($where: {T.Definition.Model.Name}FilterInput) {{ {list}(where: $where, order: {{ slug: ASC }}, first: 100) {{ totalCount nodes {{ slug }} }} }}";
        await tests.SampleAsync(async test =>
        {
            var expected = Expected(test, sides.Published);
            var where = JsonSerializer.SerializeToElement(test.Where, _json);
            var found = (await world.Http.AskAsync(query, new { where }))[list]!;
            Assert.Equal(expected, found["nodes"].Slugs());
            Assert.Equal(expected.Length, (int)found["totalCount"]!);
            var url = $"/api/{list}?sort=slug&first=100&where={Uri.EscapeDataString(where.GetRawText())}";
            // Longer than a server takes.
            if (url.Length < 8_000) Assert.Equal(expected, await world.Http.SlugsAsync(url));
        }, iter: 150, threads: 1, print: Print);
    }

    private static string[] Expected<T>(Test<Shown<T>> test, List<Shown<T>> all) where T : class =>
        [.. all.Where(test.Holds).Select(one => one.Side.Slug).Order(StringComparer.Ordinal)];

    private static string Print<T>(Test<T> test) => $"{JsonSerializer.Serialize(test.Where, _json)} in the world of {World.Seed}";
}
