using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Tests.Reading;

public sealed class AnyFacet(World world) : IClassFixture<World>
{
    private static readonly JsonSerializerOptions _json = new() { Converters = { new UpperCaseEnums() }, MaxDepth = 128 };

    private const string Posts = """
        query($where: PostFilterInput) {
          posts(where: $where, first: 1) { facets {
            categories { count node { id } } authors { count node { id } } projects(first: 2) { count node { id } }
            tags { value count } publishedAt { value count } months: publishedAt(by: MONTH) { value count } } }
        }
        """;

    private const string Organizations = """
        query($where: OrganizationFilterInput) {
          organizations(where: $where) { facets { memberships {
            level { value count } foundation { value count } since { value count } source { count node { id } } } } }
        }
        """;

    [Fact]
    public Task Of_posts_counts_those_that_the_filter_finds() => CountsAsync(Posts, Filters.Posts(2), world.Posts, (facets, posts) =>
    {
        Assert.Equal(Counts(posts, post => Shown(world.Categories, post.Content.Categories)), Buckets(facets["categories"]));
        Assert.Equal(Counts(posts, post => Shown(world.Authors, post.Content.Authors)), Buckets(facets["authors"]));
        Assert.Equal(Counts(posts, post => Shown(world.Projects, post.Content.Projects)).Take(2), Buckets(facets["projects"]));
        Assert.Equal(Counts(posts, post => post.Content.Tags), Buckets(facets["tags"]));
        Assert.Equal(Counts(posts, _ => ["2024"]), Buckets(facets["publishedAt"]));
        Assert.Equal(Counts(posts, _ => ["2024-01"]), Buckets(facets["months"] ?? facets["publishedAt.month"]));
    }, "categories,authors,tags,publishedAt,publishedAt.month,projects");

    [Fact]
    public Task Of_organizations_counts_the_values_nested_in_them() => CountsAsync(Organizations, Filters.Organizations(2), world.Organizations, (facets, organizations) =>
    {
        Assert.Equal(Counts(organizations, one => one.Content.Memberships.Select(member => $"{member.Level}")), Buckets(At(facets, "level")));
        Assert.Equal(Counts(organizations, one => one.Content.Memberships.Select(member => member.Foundation)), Buckets(At(facets, "foundation")));
        Assert.Equal(Counts(organizations, one => Shown(world.Posts, one.Content.Memberships.Select(member => member.Source))), Buckets(At(facets, "source")));
        Assert.Equal(
            Counts(organizations, one => one.Content.Memberships.Select(member => member.Since?.Year.ToString(CultureInfo.InvariantCulture))).OrderByDescending(one => one.Value, StringComparer.Ordinal),
            Buckets(At(facets, "since")));
    }, "memberships.level,memberships.foundation,memberships.since,memberships.source");

    [Fact]
    public async Task Each_parent_has_counts_of_its_own()
    {
        var data = await world.Http.AskAsync("""
            { authors(first: 15) { nodes { id
                posts { facets { tags { value count } } }
                short: posts(where: { title: { nstartsWith: "a" } }) { facets { categories(first: 1) { count node { id } } } } } } }
            """);

        Assert.All(data["authors"]!["nodes"]!.AsArray(), author =>
        {
            var posts = world.Posts.Published.Where(post => post.Content.Authors.Any(one => one.Id == (string?)author!["id"])).ToList();
            Assert.Equal(Counts(posts, post => post.Content.Tags), Buckets(author!["posts"]!["facets"]!["tags"]));
            posts.RemoveAll(post => post.Content.Title.StartsWith('a'));
            Assert.Equal(Counts(posts, post => Shown(world.Categories, post.Content.Categories)).Take(1), Buckets(author["short"]!["facets"]!["categories"]));
        });
    }

    private WorldFilters Filters => new(world, Perspective.Published);

    private async Task CountsAsync<T>(string query, Gen<Test<Shown<T>>> tests, Sides<T> sides, Action<JsonNode, List<Shown<T>>> check, string inRest)
        where T : class, IContent<T> => await tests.SampleAsync(async test =>
        {
            var (list, where) = (T.Definition.Plural, JsonSerializer.SerializeToElement(test.Where, _json));
            var expected = sides.Published.Where(test.Holds).ToList();
            check((await world.Http.AskAsync(query, new { where }))[list]!["facets"]!, expected);
            var url = $"/api/{list}?facets={inRest}&where={Uri.EscapeDataString(where.GetRawText())}";
            if (url.Length > 8_000) return;
            var facets = JsonNode.Parse((await world.Http.JsonAsync(url)).GetProperty("facets").GetRawText())!.AsObject();
            if (facets.ContainsKey("projects")) facets["projects"] = new JsonArray([.. facets["projects"]!.AsArray().Take(2).Select(one => one!.DeepClone())]);
            check(facets, expected);
        }, iter: 60, threads: 1, print: test => $"{JsonSerializer.Serialize(test.Where, _json)} in the world of {World.Seed}");

    private static JsonNode? At(JsonNode facets, string member) => facets["memberships"]?[member] ?? facets[$"memberships.{member}"];

    private static IEnumerable<(string Value, int Count)> Counts<T>(List<Shown<T>> entries, Func<Shown<T>, IEnumerable<string?>> values) where T : class =>
        entries.SelectMany(entry => values(entry).OfType<string>().Distinct()).GroupBy(value => value)
            .Select(group => (group.Key, group.Count())).OrderByDescending(one => one.Item2).ThenBy(one => one.Key, StringComparer.Ordinal);

    private static IEnumerable<(string Value, int Count)> Buckets(JsonNode? facet) => facet!.AsArray().Select(bucket =>
        (Text(bucket!["node"]?["id"] ?? bucket["value"]), (int)bucket["count"]!));

    // GraphQL's enums, as REST has them.
    private static string Text(JsonNode? value) => Enum.TryParse<MembershipLevel>(((string)value!).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var level)
        && Enum.IsDefined(level) && ((string)value!).Length > 3 ? $"{level}" : (string)value!;

    private static IEnumerable<string> Shown<T>(Sides<T> sides, IEnumerable<Ref<T>> references) where T : class, IContent<T> =>
        references.Select(one => one.Id).Where(id => sides.Published.Any(shown => shown.Id == id));

    private static IEnumerable<string> Shown<T>(Sides<T> sides, IEnumerable<Ref<T>?> references) where T : class, IContent<T> =>
        Shown(sides, references.OfType<Ref<T>>());
}
