using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Writing;

public sealed class SendingDocuments(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Markdown = "text/markdown";

    [Fact]
    public async Task A_document_becomes_a_post_and_makes_the_categories_and_authors_that_it_names()
    {
        var ann = await Editor.WithKeyAsync(cms);
        const string Document = """
            ---
            templateKey: blog-post
            title: From a file
            author: Jane Doe
            date: 2024-05-06T07:08:09.000Z
            category:
              - label: Fresh News
            unknown: kept
            ---
            Body *as it is*.

            """;
        var created = await ann.PostAsync("/api/posts?publish=true", Document, ("Content-Type", Markdown));
        Assert.Equal((201, "/api/posts/from-a-file"), (created.Status, created.Location));
        Assert.Equal(("Body *as it is*.\n", "2024-05-06T07:08:09Z", "kept"),
            ((string?)created["body"], (string?)created["publishedAt"], (string?)created["extra"]!["unknown"]));
        Assert.Equal("""["author/jane-doe"]""", created["authors"]!.ToJsonString());
        Assert.Equal(200, (await Editor.OfReader(cms).SendAsync(HttpMethod.Get, "/api/categories/fresh-news", null, null)).Status);
    }

    [Theory]
    [MemberData(nameof(SeedFiles))]
    public async Task Each_seed_is_taken_as_it_stands(string file, string type)
    {
        var ann = await Editor.WithKeyAsync(cms);
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Folder("seed-content"), file), Entries.Cancel));
        content.Headers.ContentType = new(Markdown);
        using var response = await ann.Http.PostAsync($"/api/{type}", content, Entries.Cancel);
        var created = await Answer.OfAsync(response);
        Assert.True(created.Status == 201, created.Body.ToJsonString());
        Assert.Equal("Draft", (string?)created["status"]);
    }

    public static TheoryData<string, string> SeedFiles()
    {
        var files = new TheoryData<string, string>();
        var root = Repository.Folder("seed-content");
        foreach (var file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file);
            files.Add(name, name.Contains("blog", StringComparison.Ordinal) || name.Contains("news", StringComparison.Ordinal) ? "posts" : "pages");
        }
        return files;
    }

    [Fact]
    public async Task A_document_that_can_t_be_read_is_refused_with_its_line()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var refused = await ann.PostAsync("/api/posts", "---\ntitle: \"open\nother: x\n---\nBody\n", ("Content-Type", Markdown));
        Assert.Equal(400, refused.Status);
        Assert.True((int?)refused["errors"]![0]!["line"] > 1);
    }

    [Fact]
    public async Task What_could_not_be_used_is_kept_and_said()
    {
        var ann = await Editor.WithKeyAsync(cms);
        var created = await ann.PostAsync("/api/posts", "---\ntitle: Odd\ndate: 2024-13-45\n---\n", ("Content-Type", Markdown));
        Assert.Equal(201, created.Status);
        Assert.Contains("Line 3", created["warnings"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("2024-13-45", (string?)created["extra"]!["date"]);
    }

    [Fact]
    public async Task A_key_for_posts_alone_makes_no_categories()
    {
        var ann = new Editor(await cms.WithKeyAsync($"posts-{Guid.NewGuid():n}", [Scope.Write], Post.Definition));
        var refused = await ann.PostAsync("/api/posts", "---\ntitle: T\ncategory:\n  - label: Never Made\n---\n", ("Content-Type", Markdown));
        Assert.Equal((422, "/categories"), (refused.Status, Assert.Single(refused.Pointers)));
    }

    [Fact]
    public async Task Several_lines_of_json_are_answered_each_for_itself()
    {
        var ann = await Editor.WithKeyAsync(cms);
        const string Lines = """
            {"title": "Line one"}

            {"title": 2}
            not json
            {"title": "Line one"}
            """;
        var answer = await ann.PostAsync("/api/posts", Lines, ("Content-Type", "application/x-ndjson"), ("Idempotency-Key", "lines"));
        Assert.Equal(200, answer.Status);
        Assert.Equal([201, 422, 400, 201], answer["results"]!.AsArray().Select(one => (int)one!["status"]!));
        Assert.Equal("/api/posts/line-one-2", (string?)answer["results"]![3]!["location"]);

        var again = await ann.PostAsync("/api/posts", Lines, ("Content-Type", "application/x-ndjson"), ("Idempotency-Key", "lines"));
        Assert.True(JsonNode.DeepEquals(answer["results"]![3], again["results"]![3]));
    }

    [Fact]
    public async Task Parts_of_a_form_are_documents_or_json()
    {
        var ann = await Editor.WithKeyAsync(cms);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent("---\ntitle: Part\n---\nText\n", Encoding.UTF8, Markdown), "file", "named-part.md");
        form.Add(new StringContent("""{"title": "Json part"}""", Encoding.UTF8, "application/json"), "json");
        form.Add(new StringContent("?", Encoding.UTF8, "text/plain"), "text");
        using var response = await ann.Http.PostAsync("/api/posts", form, Entries.Cancel);
        var answer = await Answer.OfAsync(response);
        Assert.Equal([201, 201, 415], answer["results"]!.AsArray().Select(one => (int)one!["status"]!));
        Assert.Equal("/api/posts/named-part", (string?)answer["results"]![0]!["location"]);
    }
}
