using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Api.Tests.Scheduling;
using OpenInfra.Cms.Api.Tests.Writing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Histories;

public sealed class ReadingThen(FakeClock cms) : IClassFixture<FakeClock>
{
    private const string Query = """
        query($slug: String!, $other: String!, $path: String!, $id: ID!, $category: ID!) {
          post(slug: $slug) { ...all } renamed: post(slug: $other) { ...all }
          byPath: post(path: $path) { ...all } byId: post(id: $id) { title }
          author(slug: $slug) { name organization { name } } category(slug: $slug) { label } nodes(ids: [$id, $category]) { id }
        }
        fragment all on Post {
          id slug path title version status publishedAt revisedAt body { html }
          categories { id slug label } authors { slug name organization { slug description } }
        }
        """;

    private static readonly string[] _lists = ["posts", "categories", "authors", "organizations"];

    private int _sites;

    [Fact]
    public async Task What_was_answered_at_a_moment_is_answered_as_of_it_ever_after()
    {
        using var editor = await cms.WithKeyAsync("editor", [Scope.Read]);
        await RandomSite.Changes.SampleAsync(async changes =>
        {
            var site = new RandomSite(cms.Store, $"site-{Interlocked.Increment(ref _sites)}");
            await site.StartAsync();
            var answers = new List<(string Question, string Moment, string Answer)>();
            foreach (var (part, change) in changes)
            {
                cms.Time.Advance(TimeSpan.FromSeconds(30));
                await site.ApplyAsync(part, change);
                cms.Time.Advance(TimeSpan.FromSeconds(30));
                var moment = cms.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
                foreach (var question in QuestionsOn(site))
                {
                    var isDraft = question.Contains("draft", StringComparison.Ordinal);
                    answers.Add((question, moment, await AnswerAsync(isDraft ? editor : cms.Http, question)));
                }
            }
            foreach (var (question, moment, answer) in answers)
                Assert.Equal((question, answer), (question, await AnswerAsync(editor, $"{question}&at={moment}")));
        }, iter: 6, threads: 1);
    }

    [Fact]
    public async Task It_is_what_it_was_also_under_a_slug_that_it_has_given_up_and_not_before_it_was_there()
    {
        using var editor = await cms.WithKeyAsync("slugs", [Scope.Read]);
        var (before, then) = (Moment(), await PassAsync(() => cms.Store.PublishedAsync("given-up", new Post { Title = "Then" })));
        await PassAsync(() => ReviseAsync("post/given-up", 2, "kept", new Post { Title = "Now" }));

        Assert.Equal("Then", (await editor.JsonAsync($"/api/posts/given-up?at={then}")).Text("title"));
        await editor.ProblemAsync(HttpStatusCode.NotFound, "/api/posts/given-up");
        await editor.ProblemAsync(HttpStatusCode.NotFound, $"/api/posts/kept?at={then}");
        var problem = await editor.ProblemAsync(HttpStatusCode.NotFound, $"/api/posts/given-up?at={before}");
        Assert.StartsWith("There was no published post with the slug \"given-up\" at ", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("Now", (await editor.JsonAsync($"/api/posts/kept?at={Moment()}")).Text("title"));
    }

    [Fact]
    public async Task A_moment_can_be_told_in_any_offset()
    {
        using var editor = await cms.WithKeyAsync("offsets", [Scope.Read]);
        await PassAsync(() => cms.Store.PublishedAsync("offset", new Post { Title = "Offset" }));
        var moment = cms.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        await PassAsync(() => ReviseAsync("post/offset", 2, "offset", new Post { Title = "Later" }));

        Assert.Equal("Offset", (await editor.JsonAsync($"/api/posts/offset?AT={Uri.EscapeDataString(moment)}")).Text("title"));
    }

    [Fact]
    public async Task What_may_have_been_withdrawn_since_is_only_for_those_who_may_read_drafts()
    {
        var then = await PassAsync(() => cms.Store.PublishedAsync("withdrawn", new Post { Title = "Withdrawn" }));
        await PassAsync(async () =>
        {
            await using var session = cms.Store.LightweightSession();
            Done(await session.WithdrawAsync<Post>("post/withdrawn", 2, Cancel));
        });
        var (rest, graph) = ($"/api/posts/withdrawn?at={then}", $"/graphql?query={{post(slug:\"withdrawn\"){{title}}}}&at={then}");
        using var writer = await cms.WithKeyAsync("writer", [Scope.Write], Category.Definition);

        foreach (var url in new[] { rest, graph })
        {
            using var refused = await cms.Http.GetAsync(url, Cancel);
            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (refused.StatusCode, refused.Headers.WwwAuthenticate.Single().Scheme));
            using var other = await writer.GetAsync(url, Cancel);
            Assert.Contains("content:read", await other.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
        using var editor = await cms.WithKeyAsync("reader", [Scope.Read]);
        foreach (var url in new[] { rest, graph })
        {
            using var answer = await editor.GetAsync(url, Cancel);
            Assert.Equal((HttpStatusCode.OK, "no-store, private"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
            Assert.Contains("Withdrawn", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_types_whose_drafts_one_may_not_read_nothing_is_shown_as_of_a_moment()
    {
        await PassAsync(() => cms.Store.PublishedAsync("partly", new Category { Label = "Partly" }));
        var post = new Post { Title = "Partly", Categories = [new("category/partly")] };
        var then = await PassAsync(() => cms.Store.PublishedAsync("partly", post));
        using var some = await cms.WithKeyAsync("some", [Scope.Read], Post.Definition);

        Assert.Equal(0, (await some.JsonAsync($"/api/posts/partly?at={then}")).GetProperty("categories").GetArrayLength());
        await some.ProblemAsync(HttpStatusCode.Forbidden, $"/api/categories/partly?at={then}");
        const string Both = "{post(slug:\"partly\"){categories{label}}category(slug:\"partly\"){label}}";
        var answer = await AnswerAsync(some, $"/graphql?query={Both}&at={then}");
        Assert.Contains("\"categories\":[]", answer, StringComparison.Ordinal);
        Assert.Contains("FORBIDDEN", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/posts?at=2024-01-01T00:00:00Z", "as-of-list")]
    [InlineData("/api/posts/any?at=2024-01-01T00:00:00", "as-of-malformed")]
    [InlineData("/api/posts/any?at=2024-01-01T00:00+01:00", "as-of-malformed")]
    [InlineData("/api/posts/any?at=yesterday", "as-of-malformed")]
    [InlineData("/api/posts/any?at=2199-01-01T00:00Z", "as-of-future")]
    [InlineData("/graphql?query={__typename}&at=yesterday", "AS_OF_MALFORMED")]
    [InlineData("/graphql?query={__typename}&at=2199-01-01T00:00Z", "AS_OF_FUTURE")]
    [InlineData("/graphql?query={posts{totalCount}}&at=2024-01-01T00:00Z", "AS_OF_LIST")]
    public async Task What_has_no_past_and_what_is_no_moment_is_refused_with_a_code(string url, string code)
    {
        using var editor = await cms.WithKeyAsync($"{Guid.NewGuid():n}", [Scope.Read]);
        Assert.Contains($"\"code\":\"{code}\"", await AnswerAsync(editor, url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_can_not_be_changed()
    {
        using var editor = await cms.WithKeyAsync("changing", [Scope.Read, Scope.Write]);
        var then = await PassAsync(() => cms.Store.PublishedAsync("past", new Post { Title = "Past" }));

        using var answer = await editor.PostAsJsonAsync($"/graphql?at={then}", new { query = "mutation { __typename }" }, Cancel);

        Assert.Contains("\"code\":\"AS_OF_MUTATION\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(400, (await new Editor(editor).PatchAsync($"/api/posts/past?at={then}", "{}", "\"d2\"")).Status);
    }

    [Fact]
    public async Task The_way_back_has_no_past_either()
    {
        using var editor = await cms.WithKeyAsync("back", [Scope.Read]);
        var then = await PassAsync(() => cms.Store.PublishedAsync("back", new Category { Label = "Back" }));

        var answer = await AnswerAsync(editor, $"/graphql?query={{category(slug:\"back\"){{label,posts{{totalCount}}}}}}&at={then}");

        Assert.Contains("\"code\":\"AS_OF_LIST\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_statements_does_not_depend_on_how_much_is_referred_to()
    {
        string[] ids = [.. Enumerable.Range(0, 20).Select(number => $"counted-{number}")];
        foreach (var id in ids) await cms.Store.PublishedAsync(id, new Category { Label = id });
        Ref<Category>[] categories = [.. ids.Select(id => new Ref<Category>($"category/{id}"))];
        var (one, many) = (new Post { Title = "1", Body = Markdown.Of("1") }, new Post { Title = "2", Body = Markdown.Of("2") });
        await cms.Store.PublishedAsync("counted-one", one with { Categories = [categories[0]] });
        var then = await PassAsync(() => cms.Store.PublishedAsync("counted-all", many with { Categories = categories }));
        using var editor = await cms.WithKeyAsync("counter", [Scope.Read]);
        using var statements = new Statements();

        var restForOne = await editor.StatementsAsync($"/api/posts/counted-one?at={then}");
        Assert.Equal(restForOne, await editor.StatementsAsync($"/api/posts/counted-all?at={then}"));
        const string Counted = "query($slug: String!) { post(slug: $slug) { title body { html } categories { label } } }";
        var (_, forOne) = await statements.OfAsync(editor, Counted, new { slug = "counted-one" }, $"/graphql?at={then}");
        var (all, forAll) = await statements.OfAsync(editor, Counted, new { slug = "counted-all" }, $"/graphql?at={then}");
        Assert.Equal(20, all["post"]!["categories"]!.AsArray().Count);
        // The key, the post, its text and its categories.
        Assert.Equal((4, 4), (forOne.Count, forAll.Count));
    }

    private static IEnumerable<string> QuestionsOn(RandomSite site)
    {
        var variables = new JsonObject
        {
            ["slug"] = site.Slug,
            ["other"] = site.OtherSlug,
            ["path"] = $"/blog/{site.Slug}",
            ["id"] = $"post/{site.Slug}",
            ["category"] = $"category/{site.Slug}",
        };
        foreach (var side in new[] { "published", "draft" })
        {
            foreach (var list in _lists)
                foreach (var slug in new[] { site.Slug, site.OtherSlug }) yield return $"/api/{list}/{slug}?perspective={side}";
            var (query, values) = (Uri.EscapeDataString(Query), Uri.EscapeDataString(variables.ToJsonString()));
            yield return $"/graphql?perspective={side}&query={query}&variables={values}";
        }
    }

    private static async Task<string> AnswerAsync(HttpClient http, string url)
    {
        using var answer = await http.GetAsync(url, Cancel);
        // What isn't there is told with the moment that it wasn't, and what is archived now may come back.
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return "404";
        // What not everybody may see has no tag by GraphQL.
        var tag = url.StartsWith("/api", StringComparison.Ordinal) ? answer.Headers.ETag : null;
        return $"{(int)answer.StatusCode} {tag} {await answer.Content.ReadAsStringAsync(Cancel)}";
    }

    // Some time passes, something happens, and some time passes again; a moment at which it has happened.
    private async Task<string> PassAsync(Func<Task> happen)
    {
        cms.Time.Advance(TimeSpan.FromMinutes(1));
        await happen();
        cms.Time.Advance(TimeSpan.FromMinutes(1));
        return Moment();
    }

    private string Moment() => cms.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private async Task ReviseAsync(string id, int version, string slug, Post content)
    {
        await using var session = cms.Store.LightweightSession();
        Done(await session.ReviseAsync(id, version, new Draft<Post>(slug, $"/blog/{slug}", content), Cancel, publish: true));
    }
}
