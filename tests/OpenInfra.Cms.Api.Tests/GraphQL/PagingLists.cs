using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class PagingLists(PagingLists.Posts cms) : IClassFixture<PagingLists.Posts>
{
    private const int Count = 11;

    /// <summary>Posts of which several have the same date, all in one category; and one more, in none.</summary>
    public sealed class Posts(TestDatabases databases) : CmsHost(databases)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Store.PublishedAsync("all", new Category { Label = "All" });
            for (var i = 0; i < Count; i++)
            {
                var post = new Post { Title = $"{i % 3}", Categories = [new("category/all")] };
                await Store.PublishedAsync($"p{i}", post, new DateTimeOffset(2020, 1, 1 + (i / 4), 0, 0, 0, TimeSpan.Zero));
            }
            await Store.PublishedAsync("other", new Post { Title = "Other" }, new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }
    }

    private const string Root = "query($size: Int, $at: String) { list: posts(where: { categories: { some: { slug: { eq: \"all\" } } } }, ARGUMENTS) { ...Page } } ";
    private const string WayBack = "query($size: Int, $at: String) { category(slug: \"all\") { list: posts(ARGUMENTS) { ...Page } } } ";
    private const string Page = "fragment Page on PostConnection { nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";

    public static TheoryData<string, string> Orders => new()
    {
        { Root, "" },
        { Root, "order: { title: ASC }" },
        { Root, "order: [{ publishedAt: ASC }, { title: DESC }]" },
        { WayBack, "" },
        { WayBack, "order: [{ title: DESC }, { slug: ASC }]" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Going_forwards_and_backwards_comes_by_each_entry_once_in_the_same_order(string list, string order)
    {
        var forwards = await WalkAsync(list, $"first: $size, after: $at, {order}", "hasNextPage", "endCursor");
        var backwards = await WalkAsync(list, $"last: $size, before: $at, {order}", "hasPreviousPage", "startCursor");

        Assert.Equal(Count, forwards.SelectMany(page => page).Distinct().Count());
        Assert.Equal([3, 3, 3, 2], forwards.Select(page => page.Length));
        Assert.Equal(forwards.SelectMany(page => page), backwards.AsEnumerable().Reverse().SelectMany(page => page));
    }

    private async Task<List<string[]>> WalkAsync(string list, string arguments, string more, string cursor)
    {
        var query = list.Replace("ARGUMENTS", arguments, StringComparison.Ordinal) + Page;
        List<string[]> pages = [];
        for (JsonNode? info = null; info is null || (bool)info[more]!; info = pages.Count > Count ? throw new InvalidOperationException("It never ends.") : info)
        {
            var data = await cms.Http.AskAsync(query, new { size = 3, at = (string?)info?[cursor] });
            var page = (data["list"] ?? data["category"]!["list"])!;
            (info, _) = (page["pageInfo"], 0);
            pages.Add(page["nodes"].Slugs());
        }
        return pages;
    }

    [Fact]
    public async Task A_page_tells_where_it_lies_in_the_list()
    {
        var first = (await cms.Http.AskAsync($"{{ posts(first: 2) {{ ...Page }} }} {Page}"))["posts"]!["pageInfo"]!;
        Assert.Equal((true, false), ((bool)first["hasNextPage"]!, (bool)first["hasPreviousPage"]!));

        var second = (await cms.Http.AskAsync($"query($at: String) {{ posts(first: 2, after: $at) {{ ...Page }} }} {Page}", new { at = (string?)first["endCursor"] }))["posts"]!["pageInfo"]!;
        Assert.Equal((true, true), ((bool)second["hasNextPage"]!, (bool)second["hasPreviousPage"]!));

        var none = (await cms.Http.AskAsync($"{{ posts(where: {{ slug: {{ in: [] }} }}) {{ ...Page }} }} {Page}"))["posts"]!["pageInfo"]!;
        Assert.Equal("""{"hasNextPage":false,"hasPreviousPage":false,"startCursor":null,"endCursor":null}""", none.ToJsonString());
    }

    [Fact]
    public async Task The_newest_come_first_and_titles_and_several_keys_sort_as_asked()
    {
        var data = await cms.Http.AskAsync("""
            query($order: [PostSortInput!]) {
              newest: posts(first: 4) { nodes { slug } }
              titles: posts(order: { title: DESC }) { nodes { title } }
              both: posts(order: [{ title: ASC }, { publishedAt: DESC }, { slug: ASC }], first: 5) { nodes { slug } }
              variable: posts(order: $order, first: 2) { nodes { slug } }
            }
            """, new { order = new object[] { new { title = "ASC" }, new { slug = "DESC" } } });

        Assert.Equal(["p10", "p8", "p9"], data["newest"]!["nodes"].Slugs()[..3].Order(StringComparer.Ordinal));
        Assert.Equal("Other", (string?)data["titles"]!["nodes"]![0]!["title"]);
        Assert.Equal(["p9", "p6", "p0", "p3", "p10"], data["both"]!["nodes"].Slugs());
        Assert.Equal(["p9", "p6"], data["variable"]!["nodes"].Slugs());
    }

    [Theory]
    [InlineData("totalCount")]
    [InlineData("n: totalCount nodes { slug }")]
    [InlineData("...F")]
    [InlineData("... on PostConnection { ... { n: totalCount } }")]
    public async Task All_entries_are_counted_however_that_is_asked_for(string selection)
    {
        var query = $$"""{ posts(first: 1) { {{selection}} } category(slug: "all") { posts(first: 2) { {{selection}} } } }""";
        var data = await cms.Http.AskAsync(selection == "...F" ? $"{query} fragment F on PostConnection {{ totalCount }}" : query);

        Assert.Equal(Count + 1, (int)(data["posts"]!["n"] ?? data["posts"]!["totalCount"])!);
        Assert.Equal(Count, (int)(data["category"]!["posts"]!["n"] ?? data["category"]!["posts"]!["totalCount"])!);
    }

    [Theory]
    [InlineData("first: 0", "INVALID_PAGE")]
    [InlineData("first: 101", "INVALID_PAGE")]
    [InlineData("last: -1", "INVALID_PAGE")]
    [InlineData("first: 1, last: 1", "INVALID_PAGE")]
    [InlineData("after: \"nonsense\"", "INVALID_CURSOR")]
    [InlineData("before: \"\"", "INVALID_CURSOR")]
    [InlineData("order: { title: ASC, slug: DESC }", "INVALID_ORDER")]
    [InlineData("order: {}", "INVALID_ORDER")]
    [InlineData("order: { title: null }", "INVALID_ORDER")]
    [InlineData("order: [{ title: ASC }, { title: DESC }]", "INVALID_ORDER")]
    public async Task What_makes_no_page_is_an_error_with_a_code(string arguments, string code)
    {
        Assert.Equal(code, await cms.Http.ErrorAsync($"{{ posts({arguments}) {{ totalCount }} }}"));
        Assert.Equal(code, await cms.Http.ErrorAsync($"{{ category(slug: \"all\") {{ posts({arguments}) {{ totalCount }} }} }}"));
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_order_only()
    {
        var cursor = (string)(await cms.Http.AskAsync("{ posts(first: 1) { pageInfo { endCursor } } }"))["posts"]!["pageInfo"]!["endCursor"]!;

        Assert.Equal("INVALID_CURSOR", await cms.Http.ErrorAsync($"{{ posts(after: \"{cursor}\", order: {{ title: ASC }}) {{ totalCount }} }}"));
    }
}
