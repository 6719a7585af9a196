using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Projects;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class AnyOrder(World world) : IClassFixture<World>
{
    [Fact]
    public Task Of_authors_is_kept_page_by_page_in_both_directions() => WalksAsync(world.Authors.Published, Keys<Author>(
        ("company", author => author.Content.Company),
        ("name", author => author.Content.Name),
        ("publishedAt", author => author.PublishedAt),
        ("organization.name", author => OrganizationOf(author)?.Content.Name),
        ("organization.publishedAt", author => OrganizationOf(author)?.PublishedAt)));

    [Fact]
    public Task Of_projects_is_kept_page_by_page_in_both_directions() => WalksAsync(world.Projects.Published, Keys<Project>(
        ("stage", project => project.Content.Stage is { } stage ? (int)stage : null),
        ("launched", project => project.Content.Launched),
        ("name", project => project.Content.Name),
        ("slug", project => project.Side.Slug)));

    private async Task WalksAsync<T>(List<Shown<T>> all, Gen<Key<T>[]> orders) where T : class, IContent<T> =>
        await Gen.Select(orders, Gen.Int[1, 5]).SampleAsync(async (order, size) =>
        {
            var expected = all.Order(Comparer<Shown<T>>.Create((a, b) => Compare(a, b, order))).Select(one => one.Side.Slug).ToArray();
            Assert.Equal(expected, await WalkAsync<T>(order, size, "first", "after", "hasNextPage", "endCursor"));
            Assert.Equal(expected.Reverse(), await WalkAsync<T>(order, size, "last", "before", "hasPreviousPage", "startCursor"));
            var sort = order is [] ? "" : $"&sort={string.Join(',', order.Select(key => key.InRest))}";
            Assert.Equal(expected, await world.Http.AllSlugsAsync($"/api/{T.Definition.Plural}?first={size}{sort}"));
        }, iter: 60, threads: 1, print: one => $"{string.Join(',', one.Item1.Select(key => key.InRest))} by {one.Item2} in the world of {World.Seed}");

    // Each page in the direction of the walk, so that a walk from the end comes by the entries from the last to the first.
    private async Task<List<string>> WalkAsync<T>(Key<T>[] order, int size, string count, string at, string more, string cursor) where T : class, IContent<T>
    {
        var list = T.Definition.Plural;
        var query = $"query($order: [{T.Definition.Model.Name}SortInput!], $at: String) {{ {list}(order: $order, {count}: {size}, {at}: $at) {{ nodes {{ slug }} pageInfo {{ {more} {cursor} }} }} }}";
        var slugs = new List<string>();
        for (JsonNode? page = null; page is null || (bool)page["pageInfo"]![more]!;)
        {
            var variables = new { order = order.Select(key => key.InGraphQL), at = (string?)page?["pageInfo"]![cursor] };
            page = (await world.Http.AskAsync(query, variables))[list]!;
            slugs.AddRange(count == "first" ? page["nodes"].Slugs() : page["nodes"].Slugs().Reverse());
            Assert.True(slugs.Count <= 100, "It never ends.");
        }
        return slugs;
    }

    private Shown<Model.Organizations.Organization>? OrganizationOf(Shown<Author> author) =>
        world.Organizations.Published.SingleOrDefault(one => one.Id == author.Content.Organization?.Id);

    private static Gen<Key<T>[]> Keys<T>(params (string Name, Func<Shown<T>, IComparable?> Value)[] values) where T : class =>
        Gen.Select(Gen.OneOf(values), Gen.Bool, Gen.Bool, (one, descending, nullsFirst) => new Key<T>(one.Name, one.Value, descending, nullsFirst))
            .Array[0, 3].Select(keys => keys.DistinctBy(key => key.Name).ToArray());

    private static int Compare<T>(Shown<T> a, Shown<T> b, Key<T>[] order) where T : class
    {
        foreach (var key in order is [] ? [new("publishedAt", one => one.PublishedAt, true, false)] : order)
        {
            var by = (A: key.Value(a), B: key.Value(b)) switch
            {
                (null, null) => 0,
                (null, _) => key.NullsFirst ? -1 : 1,
                (_, null) => key.NullsFirst ? 1 : -1,
                var (x, y) => Sign(key.Descending) * (x is string text ? string.CompareOrdinal(text, (string)y) : x.CompareTo(y)),
            };
            if (by != 0) return by;
        }
        return Sign(order is [] || order[^1].Descending) * string.CompareOrdinal(a.Id, b.Id);
    }

    private static int Sign(bool descending) => descending ? -1 : 1;

    private sealed record Key<T>(string Name, Func<Shown<T>, IComparable?> Value, bool Descending, bool NullsFirst) where T : class
    {
        // What is always there has no place for what isn't, but in GraphQL, where the directions are one enum.
        private bool SaysNullsFirst => NullsFirst && Name is not ("name" or "slug");

        public string InRest => $"{(Descending ? "-" : "")}{Name}{(SaysNullsFirst ? ".nullsfirst" : "")}";

        public JsonObject InGraphQL => Name.Split('.').Reverse().Aggregate(
            (JsonNode)$"{(Descending ? "DESC" : "ASC")}{(NullsFirst ? "_NULLS_FIRST" : "")}", (inner, step) => new JsonObject { [step] = inner }).AsObject();
    }
}
