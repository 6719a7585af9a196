using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.GraphQL.Mutations;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Mutations;

public sealed class RefusingMutations(Editors cms) : IClassFixture<Editors>
{
    private readonly HttpClient _editor = cms.Editor;

    [Fact]
    public async Task All_that_is_wrong_with_an_input_is_told_at_once_with_its_place()
    {
        var payload = await _editor.ChangeAsync("create", new { slug = "no/slash", path = "relative", publish = true });
        Assert.Null(payload["post"]);
        Assert.All(payload["problems"]!.AsArray(), problem => Assert.Equal("InvalidProblem", (string?)problem!["__typename"]));
        Assert.Equal(["/slug", "/path", "/title"], Pointers(payload));
    }

    [Fact]
    public async Task A_draft_may_lack_what_publishing_asks_for()
    {
        var post = await _editor.DoneAsync("create", new { slug = "untitled" });
        Assert.Equal("/title", await PointerAsync("publish", Seen(post)));
        Assert.Equal("/title", await PointerAsync("update", new { id = "post/untitled", ifMatch = "d1", byline = "B", publish = true }));
        Assert.Equal("/title", await PointerAsync("schedule", new { id = "post/untitled", ifMatch = "d1", at = "2999-01-01T00:00:00Z" }));
        Assert.Equal("/at", await PointerAsync("schedule", new { id = "post/untitled", ifMatch = "d1", at = "2020-01-01T00:00:00Z" }));
    }

    [Fact]
    public async Task Who_has_not_seen_the_draft_is_told_what_differs()
    {
        await _editor.DoneAsync("create", new { title = "Ann", slug = "shared", description = "Old" });
        await _editor.DoneAsync("update", new { id = "post/shared", ifMatch = "d1", description = "New" });
        var problem = await _editor.ProblemAsync("update", new { id = "post/shared", ifMatch = "d1", title = "Bob", description = "Mine" });
        Assert.Equal("""
            {"__typename":"StaleProblem","detail":"It has been changed since: it is at version 2.","version":2,"etag":"d2",
            "differences":[{"pointer":"/title","base":"Ann","yours":"Bob","theirs":"Ann"},
            {"pointer":"/description","base":"Old","yours":"Mine","theirs":"New"}]}
            """.ReplaceLineEndings(""), problem.ToJsonString());
    }

    [Theory]
    [InlineData("d1")]
    [InlineData("d99")]
    [InlineData("5")]
    [InlineData("*")]
    [InlineData("")]
    public async Task No_mutation_is_made_by_another_tag_than_that_of_the_draft(string tag)
    {
        var post = await cms.Store.PublishedAsync($"tags-{Convert.ToHexString(Encoding.UTF8.GetBytes(tag))}", new Post { Title = "Tags" });
        foreach (var verb in Verb.All.Select(verb => verb.Name).Where(name => name is not ("create" or "update" or "schedule")))
        {
            var problem = await _editor.ProblemAsync(verb, new { id = post.Id, ifMatch = tag });
            Assert.Equal(("StaleProblem", "d2"), ((string?)problem["__typename"], (string?)problem["etag"]));
        }
    }

    [Fact]
    public async Task Changes_of_other_values_are_joined_where_that_is_wanted()
    {
        await _editor.DoneAsync("create", new { title = "Both", slug = "both", description = "Old" });
        await _editor.DoneAsync("update", new { id = "post/both", ifMatch = "d1", description = "Ann's" });
        var input = new { id = "post/both", ifMatch = "d1", title = "Bob's", merge = true };
        var payload = await _editor.ChangeAsync("update", input, "merged { version yours theirs }");
        Assert.Equal(("Bob's", "Ann's"), ((string?)payload["post"]!["title"], (string?)payload["post"]!["description"]));
        Assert.Equal("""{"version":2,"yours":["/title"],"theirs":["/description"]}""", payload["merged"]!.ToJsonString());
    }

    [Fact]
    public async Task A_slug_or_a_path_that_is_taken_is_a_conflict()
    {
        await cms.Store.PublishedAsync("taken", new Post { Title = "Taken" });
        var slug = await _editor.ProblemAsync("create", new { title = "Other", slug = "taken", path = "/other" });
        var path = await _editor.ProblemAsync("create", new { title = "Other", slug = "other", path = "/blog/taken", publish = true });
        Assert.Equal(("ConflictProblem", "/slug"), ((string?)slug["__typename"], (string?)slug["pointer"]));
        Assert.Equal(("ConflictProblem", "/path"), ((string?)path["__typename"], (string?)path["pointer"]));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_nor_is_what_is_of_another_type()
    {
        await cms.Store.DraftAsync("there", new Category { Label = "There" });
        foreach (var id in new[] { "post/nowhere", "category/there", "" })
        {
            Assert.Equal("NotFoundProblem", await KindAsync("update", new { id, ifMatch = "d1", title = "X" }));
            Assert.Equal("NotFoundProblem", await KindAsync("archive", new { id, ifMatch = "none" }));
        }
    }

    [Fact]
    public async Task What_others_refer_to_is_archived_only_by_force()
    {
        await cms.Store.PublishedAsync("referred", new Category { Label = "Referred" });
        await cms.Store.DraftAsync("referrer", new Post { Title = "Refers", Categories = [new("category/referred")] });
        const string archive = """
            mutation($force: Boolean) {
              archiveCategory(input: { id: "category/referred", ifMatch: "d2", force: $force }) {
                category { status } problems { __typename detail ... on ReferredProblem { count referrers } }
              }
            }
            """;
        Assert.Equal("""
            {"archiveCategory":{"category":null,"problems":[{"__typename":"ReferredProblem",
            "detail":"post/referrer refers to it.","count":1,"referrers":["post/referrer"]}]}}
            """.ReplaceLineEndings(""), (await _editor.AskAsync(archive)).ToJsonString());
        var forced = await _editor.AskAsync(archive, new { force = true });
        Assert.Equal("""{"archiveCategory":{"category":{"status":"ARCHIVED"},"problems":[]}}""", forced.ToJsonString());
    }

    [Fact]
    public async Task What_the_entry_is_in_no_state_for_is_misplaced()
    {
        var post = await _editor.DoneAsync("create", new { title = "Misplaced" });
        Assert.Equal("MisplacedProblem", await KindAsync("restore", Seen(post)));
        Assert.Equal("MisplacedProblem", await KindAsync("withdraw", Seen(post)));
    }

    [Fact]
    public void Every_refusal_has_a_type()
    {
        // These two are told problem by problem.
        Type[] apart = [typeof(Refusal.Invalid), typeof(Refusal.Unreadable)];
        var cases = typeof(Refusal).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(Refusal))).Except(apart);
        var kinds = new ProblemGraphs(new Scalars()).Kinds.Select(kind => kind.GetType().GenericTypeArguments[0]);
        Assert.Equal(cases.Append(typeof(Problem)).ToHashSet(), kinds.ToHashSet());
    }

    [Theory]
    [InlineData("""mutation { createPost(input: { title: "\uD800", slug: "half" }) { post { id } } }""")]
    [InlineData("""mutation { createPost(input: { extra: { a: ["\uDC00x"] }, slug: "half" }) { post { id } } }""")]
    public async Task Half_of_a_character_is_refused(string mutation) => Assert.Equal("INVALID_TEXT", await _editor.ErrorAsync(mutation));

    [Fact]
    public async Task A_moment_without_an_offset_could_be_any()
    {
        var input = new { id = "post/any", ifMatch = "d1", at = "2999-01-01T00:00:00" };
        Assert.Equal("INVALID_VALUE", await _editor.CodeAsync("schedule", input));
    }

    [Fact]
    public async Task Who_is_unknown_or_may_not_changes_nothing()
    {
        Assert.Equal("UNAUTHENTICATED", await cms.Http.CodeAsync("create", new { title = "Nobody", slug = "nobody" }));
        var reader = await cms.WithKeyAsync("reads", [Scope.Read]);
        var writer = await cms.WithKeyAsync("writes", [Scope.Write]);
        var stranger = await cms.WithKeyAsync("pages", [Scope.Write, Scope.Publish], Model.Pages.Page.Definition);
        Assert.Equal("FORBIDDEN", await reader.CodeAsync("create", new { title = "Nobody", slug = "nobody" }));
        Assert.Equal("FORBIDDEN", await stranger.CodeAsync("create", new { title = "Nobody", slug = "nobody" }));
        Assert.Equal("FORBIDDEN", await writer.CodeAsync("create", new { title = "Nobody", slug = "nobody", publish = true }));
        var post = await writer.DoneAsync("create", new { title = "Somebody", slug = "nobody" });
        Assert.Equal("FORBIDDEN", await writer.CodeAsync("publish", Seen(post)));
        Assert.Equal("FORBIDDEN", await writer.CodeAsync("update", new { id = "post/nobody", ifMatch = "d1", publish = true }));
        post = await _editor.DoneAsync("publish", Seen(post));
        Assert.Equal("FORBIDDEN", await writer.CodeAsync("archive", Seen(post)));
        Assert.Equal("PUBLISHED", (string?)(await _editor.DoneAsync("update", new { id = "post/nobody", ifMatch = "d2" }))["status"]);
    }

    private async Task<string?> PointerAsync(string verb, object input) => (string?)(await _editor.ProblemAsync(verb, input))["pointer"];

    private async Task<string?> KindAsync(string verb, object input) => (string?)(await _editor.ProblemAsync(verb, input))["__typename"];

    private static object Seen(JsonNode post) => new { id = (string)post["id"]!, ifMatch = (string)post["etag"]! };

    private static string[] Pointers(JsonNode payload) =>
        [.. payload["problems"]!.AsArray().Select(problem => (string)problem!["pointer"]!)];
}
