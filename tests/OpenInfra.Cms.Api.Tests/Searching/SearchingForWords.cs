using OpenInfra.Cms.Api.Tests.GraphQL;

namespace OpenInfra.Cms.Api.Tests.Searching;

public sealed class SearchingForWords(Library cms) : IClassFixture<Library>
{
    [Fact]
    public async Task A_title_counts_more_than_a_description_and_that_more_than_a_text_however_often_it_says_the_word() =>
        Assert.Equal(["post/in-title", "post/in-description", "post/in-body"], await cms.Http.FoundAsync("telescope"));

    [Fact]
    public async Task What_is_left_out_does_not_change_the_order_of_the_rest() =>
        Assert.Equal(["post/in-title", "post/in-description", "post/in-body"], await cms.Http.FoundAsync("telescope -microscope -nowhere"));

    [Theory]
    [InlineData("Ildiko", "author/ildiko")]
    [InlineData("ILDIKÓ vancsa", "author/ildiko")]
    [InlineData("telescoping", "post/in-title", "post/in-description", "post/in-body")]
    [InlineData("teles", "post/in-title", "post/in-description", "post/in-body")]
    [InlineData("teles ")]
    [InlineData("teles all")]
    [InlineData("\"telescope for all\"", "post/in-title")]
    [InlineData("\"for all telescope\"")]
    [InlineData("telescope -nothing -again", "post/in-title")]
    [InlineData("telescope - third", "post/in-body")]
    [InlineData("microscope OR widgets", "organization/acme", "post/elsewhere")]
    [InlineData("kube organs")]
    [InlineData("organs kube", "post/elsewhere")]
    [InlineData("quux", "organization/acme")]
    [InlineData("bold", "organization/acme")]
    [InlineData("unsearchable")]
    [InlineData("secret")]
    [InlineData("what is the quux", "organization/acme")]
    [InlineData("for all", "post/in-title")]
    [InlineData("all", "post/in-title", "post/markup")]
    [InlineData("the -nebula", "post/in-description", "post/in-body")]
    public async Task Words_are_found_as_people_write_them(string query, params string[] ids) =>
        Assert.Equal(ids, await cms.Http.FoundAsync(query));

    [Fact]
    public async Task Types_are_chosen()
    {
        Assert.Equal(["category/news", "page/about", "post/markup"], (await cms.Http.FoundAsync("nebula")).Order());
        Assert.Equal(["page/about"], await cms.Http.FoundAsync("nebula", "page", "author"));
        Assert.Empty(await cms.Http.FoundAsync("nebula", "project"));
        Assert.Empty((await cms.Http.SearchAsync("nebula", types: []))["edges"]!.AsArray());
    }

    [Fact]
    public async Task What_was_found_is_marked_and_all_else_escaped()
    {
        var found = (await cms.Http.SearchAsync("nebula injected all"))["edges"]![0]!["highlight"]!;

        Assert.Equal("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;mark&gt;<mark>injected</mark>&lt;/mark&gt;", (string?)found["title"]);
        Assert.Equal("Say &lt;img onerror=&quot;x&quot;&gt; to the <mark>nebula</mark> &amp; all.", ((string)found["text"]!).Replace("<mark>all</mark>", "all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accents_stay_in_what_is_marked() =>
        Assert.Equal("<mark>Ildikó</mark> Váncsa", (string?)(await cms.Http.SearchAsync("ildiko"))["edges"]![0]!["highlight"]!["title"]);

    [Theory]
    [InlineData("telescpoe", "telescope")]
    [InlineData("vansca ildiko", "vancsa ildiko")]
    [InlineData("kubernetse -foo", "kubernetes -foo")]
    [InlineData("telescope", null)]
    [InlineData("telescope microscope", null)]
    [InlineData("xyzzyqwrt", null)]
    [InlineData("bold ews", null)]
    [InlineData("hiden drawr", null)]
    public async Task A_misspelt_word_has_a_suggestion_that_finds_something(string query, string? suggestion)
    {
        Assert.Equal(suggestion, (string?)(await cms.Http.SearchAsync(query))["suggestion"]);
        if (suggestion is not null) Assert.NotEmpty(await cms.Http.FoundAsync(suggestion));
    }

    [Fact]
    public async Task What_is_found_has_the_fields_of_its_type()
    {
        var data = await cms.Http.AskAsync("""
            { search(query: "nebula") { nodes { __typename title ... on Page { template } ... on Post { authors { name } } ... on Category { label } } } }
            """);
        var nodes = data["search"]!["nodes"]!.AsArray().ToDictionary(node => (string)node!["__typename"]!);
        Assert.Equal(("unsearchable", "Ildikó Váncsa", "News"),
            ((string?)nodes["Page"]!["template"], (string?)nodes["Post"]!["authors"]![0]!["name"], (string?)nodes["Category"]!["label"]));
    }

    [Fact]
    public async Task Beginnings_and_whole_words_are_alternatives_of_the_same_search() =>
        Assert.Equal(await cms.Http.FoundAsync("microscope OR telescope"), await cms.Http.FoundAsync("microscope OR telescope "));
}
