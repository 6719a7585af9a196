using System.Net;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class IncludingTexts(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Source = "# Title\n\nSome *words* and [a link](/x).\n\n![Alt](/i.png)";

    [Fact]
    public async Task An_entry_comes_with_each_part_of_its_text_that_is_asked_for()
    {
        await cms.Store.PublishedAsync("parts", new Post { Title = "Parts", Body = Markdown.Of(Source) });

        var post = await cms.Http.JsonAsync("/api/posts/parts?include=body.html,body.text,body.toc,body.excerpt,body.readingMinutes"
            + "&include=body.wordCount,body.links,body.images,body.markdown");

        Assert.Equal(Source, post.Text("body"));
        var body = post.GetProperty("included").GetProperty("body");
        Assert.Equal(["html", "text", "toc", "excerpt", "readingMinutes", "wordCount", "links", "images", "markdown"], body.Names);
        Assert.Contains("<em>words</em>", body.Text("html"), StringComparison.Ordinal);
        Assert.Contains("Some words and a link.", body.Text("text"), StringComparison.Ordinal);
        Assert.Equal("""[{"level":1,"id":"title","text":"Title"}]""", body.GetProperty("toc").GetRawText());
        Assert.StartsWith("Title Some words", body.Text("excerpt"), StringComparison.Ordinal);
        Assert.Equal(1, body.GetProperty("readingMinutes").GetInt32());
        Assert.InRange(body.GetProperty("wordCount").GetInt32(), 5, 10);
        Assert.Equal("""[{"href":"/x","text":"a link"}]""", body.GetProperty("links").GetRawText());
        Assert.Equal("""[{"src":"/i.png","alt":"Alt","title":null}]""", body.GetProperty("images").GetRawText());
        Assert.Equal(Source, body.Text("markdown"));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_included()
    {
        await cms.Store.PublishedAsync("one-part", new Post { Title = "One", Body = Markdown.Of("Text"), Tags = ["one-part"] });

        Assert.DoesNotContain("included", (await cms.Http.JsonAsync("/api/posts/one-part")).Names);
        var list = await cms.Http.JsonAsync("/api/posts?tag=one-part&include=BODY.wordcount");
        var post = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal("""{"body":{"wordCount":1}}""", post.GetProperty("included").GetRawText());
    }

    [Fact]
    public async Task A_text_that_nobody_wrote_is_empty()
    {
        await cms.Store.PublishedAsync("wordless", new Post { Title = "Wordless" });

        var post = await cms.Http.JsonAsync("/api/posts/wordless?include=body.html,body.excerpt,body.wordCount,body.toc,body.markdown");

        Assert.Equal(
            """{"body":{"html":"","excerpt":"","wordCount":0,"toc":[],"markdown":""}}""", post.GetProperty("included").GetRawText());
    }

    [Fact]
    public async Task A_list_takes_as_many_statements_for_ten_entries_as_for_one_and_one_more_for_all_their_texts()
    {
        for (var i = 0; i < 10; i++)
            await cms.Store.PublishedAsync($"counted-{i}", new Post { Title = "N", Body = Markdown.Of($"Text {i}"), Tags = ["counted"] });

        var few = await cms.Http.StatementsAsync("/api/posts?tag=counted&first=2");
        Assert.InRange(few, 1, 2);
        Assert.Equal(few, await cms.Http.StatementsAsync("/api/posts?tag=counted&first=10"));
        Assert.Equal(few + 1, await cms.Http.StatementsAsync("/api/posts?tag=counted&first=10&include=body.html,body.toc"));
        Assert.Equal(2, await cms.Http.StatementsAsync("/api/posts/counted-1?include=body.html"));
    }

    [Fact]
    public async Task An_unknown_part_is_refused_with_those_there_are()
    {
        var problem = await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, "/api/posts/any?include=body.pdf");

        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal("include", error.Text("parameter"));
        Assert.Contains("body.html, body.text", error.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_without_long_texts_includes_nothing() =>
        await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, "/api/categories?include=body.html");
}
