using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Searching;

public sealed class AnySearch(AnySearch.Shelf cms) : IClassFixture<AnySearch.Shelf>
{
    // Which no stemmer changes, and none begins like another.
    private static readonly string[] _words = ["kelvin", "tango", "quartz", "zebra", "ocelot", "lemur"];

    [Fact]
    public async Task Is_answered_or_refused_and_never_fails() => await Queries.SampleAsync(async query =>
    {
        using var response = await cms.Http.GetAsync($"/api/search?q={Uri.EscapeDataString(query)}&facets=types,categories,authors,years", Cancel);
        Assert.True((int)response.StatusCode is 200 or 400, $"{response.StatusCode}: {query}");
        var answer = await cms.Http.AnswerAsync(
            "query($q: String!) { search(query: $q) { edges { cursor highlight { title text } } totalCount suggestion } }", new { q = query });
        Assert.All(answer["errors"]?.AsArray() ?? [], error => Assert.Equal("INVALID_SEARCH", (string?)error!["extensions"]!["code"]));
    }, iter: 150, threads: 2);

    [Fact]
    public async Task Finds_and_counts_what_a_look_at_each_post_does() => await Searches.SampleAsync(async search =>
    {
        var expected = cms.Posts.Where(post => search.Finds(post.Value)).ToDictionary();
        var data = (await cms.Http.AskAsync($$"""
            query($q: String!) { search(query: $q, types: [POST], first: 100) { totalCount nodes { id }
              facets { types { value count } years { value count } categories { count node { slug } } authors { count node { slug } } } } }
            """, new { q = search.Text }))["search"]!;

        Assert.Equal(expected.Keys.Order(), data["nodes"]!.AsArray().Select(node => (string)node!["id"]!).Order());
        Assert.Equal(expected.Count, (int)data["totalCount"]!);
        Assert.Equal(expected.Count == 0 ? [] : [("POST", expected.Count)], CountsOf(data["facets"]!["types"]!, bucket => (string)bucket["value"]!));
        Assert.Equal(Counted(expected, post => [post.Year]), CountsOf(data["facets"]!["years"]!, bucket => (string)bucket["value"]!));
        Assert.Equal(Counted(expected, post => post.Content.Categories.Select(one => Category.Definition.KeyOf(one.Id))),
            CountsOf(data["facets"]!["categories"]!, bucket => (string)bucket["node"]!["slug"]!));
        Assert.Equal(Counted(expected, post => post.Content.Authors.Select(one => Author.Definition.KeyOf(one.Id)).Where(slug => slug != "gone")),
            CountsOf(data["facets"]!["authors"]!, bucket => (string)bucket["node"]!["slug"]!));
    }, iter: 40, threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Pages_have_each_once_in_the_order_of_the_whole(int size)
    {
        var whole = await cms.Http.FoundAsync("kelvin OR tango OR zebra");
        List<string> byGraphQL = [], byRest = [];
        for (string? after = null, more = ""; more is not null;)
        {
            var page = await cms.Http.SearchAsync("kelvin OR tango OR zebra", first: size, after: after);
            byGraphQL.AddRange(page["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!));
            after = (string?)page["pageInfo"]!["endCursor"];
            more = (bool)page["pageInfo"]!["hasNextPage"]! ? "" : null;
        }
        for (var after = ""; after is not null;)
        {
            var page = await cms.Http.JsonAsync($"/api/search?q=kelvin+OR+tango+OR+zebra&first={size}{(after is "" ? "" : $"&after={after}")}");
            byRest.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("entry").Text("id")));
            after = page.GetProperty("next").GetString();
        }

        Assert.NotEmpty(whole);
        Assert.Equal(whole, byGraphQL);
        Assert.Equal(whole, byRest);
    }

    private static Gen<string> Queries => Gen.OneOf(
        Gen.String[0, 210].Select(text => new string([.. text.Where(c => !char.IsSurrogate(c))])),
        Gen.OneOf("kelvin", "tan", "-", "\"", "OR", "or", "'", "\\", ":*", "&", "|", "!", "<->", "(", ")", "-zebra", "\"a b", "é😀", "the", "a/b", "<b>", "x@y.z", "%", "\t", "\u200b", "\u0002")
            .Array[0, 8].Select(parts => string.Join(' ', parts)),
        Gen.OneOf("kelvin", "-", "\"", ":*", "&", "!", "'", "\\", "(").Array[0, 6].Select(string.Concat));

    private static Gen<Wanted> Searches => Gen.Select(
        Gen.OneOf(_words).Array[1, 2].Array[1, 2], Gen.OneOf(_words).Array[0, 1], Gen.Int[0, 3],
        (alternatives, without, cut) => new Wanted(alternatives, without, cut == 0));

    private static (string, int)[] CountsOf(JsonNode buckets, Func<JsonNode, string> value) =>
        [.. buckets.AsArray().Select(bucket => (value(bucket!), (int)bucket!["count"]!)).Order()];

    private static (string, int)[] Counted(Dictionary<string, Shelved> posts, Func<Shelved, IEnumerable<string>> values) =>
        [.. posts.Values.SelectMany(post => values(post).Distinct()).CountBy(value => value).Select(pair => (pair.Key, pair.Value)).Order()];

    /// <summary>Alternatives of words; what is left out belongs to the last; the last word may be cut.</summary>
    private sealed record Wanted(string[][] Alternatives, string[] Without, bool IsCut)
    {
        public string Text
        {
            get
            {
                var parts = Alternatives.Select(words => string.Join(' ', words)).ToArray();
                parts[^1] = string.Join(' ', [.. Without.Select(word => $"-{word}"), parts[^1]]);
                var text = string.Join(" OR ", parts);
                return IsCut && Alternatives[^1].Length > 1 ? text[..^2] : text;
            }
        }

        public bool Finds(Shelved post) => Alternatives.SkipLast(1).Any(words => words.All(post.Has))
            || (Alternatives[^1].All(post.Has) && !Without.Any(post.Has));
    }

    internal sealed record Shelved(Post Content, string Text, string Year)
    {
        public bool Has(string word) => $"{Content.Title} {Text}".Contains(word, StringComparison.Ordinal);
    }

    /// <summary>Sixty posts of few words, by authors one of whom is hidden.</summary>
    public sealed class Shelf(TestDatabases databases) : CmsHost(databases)
    {
        private readonly Random _random = new(7);

        internal Dictionary<string, Shelved> Posts { get; } = [];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.DraftAsync("gone", new Author { Name = "Kelvin" });
            for (var i = 0; i < 3; i++) await Store.PublishedAsync($"a{i}", new Author { Name = "Kelvin" });
            for (var i = 0; i < 3; i++) await Store.PublishedAsync($"c{i}", new Category { Label = "Tango" });
            for (var i = 0; i < 60; i++)
            {
                var text = Text(3);
                var post = new Post
                {
                    Title = $"{Text(2)} title",
                    Body = Markdown.Of(text),
                    Authors = [new($"author/{(_random.Next(4) == 0 ? "gone" : $"a{_random.Next(3)}")}")],
                    Categories = [new($"category/c{_random.Next(3)}"), new($"category/c{_random.Next(3)}")],
                };
                var entry = await Store.PublishedAsync($"p{i}", post, new DateTimeOffset(2015 + _random.Next(4), 12, 31, 23, 0, 0, TimeSpan.Zero));
                Posts[entry.Id] = new(post, text, $"{entry.PublishedAt!.Value.Year}");
            }
        }

        private string Text(int most) => string.Join(' ', Enumerable.Range(0, _random.Next(most + 1)).Select(_ => _words[_random.Next(_words.Length)]));
    }
}
