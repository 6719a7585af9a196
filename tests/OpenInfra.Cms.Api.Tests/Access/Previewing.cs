using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access.Previews;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class Previewing(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task A_preview_shows_one_draft_to_whoever_has_its_token_by_REST_and_GraphQL()
    {
        var post = await RenamedAsync("shown");
        await cms.Store.DraftAsync("other", new Post { Title = "Other" });
        var (preview, before) = (await PreviewAsync("shown-new", """{ "minutes": 5 }"""), DateTime.UtcNow);
        var token = preview.Text("token");
        using var bearer = cms.Sending(token);

        Assert.Equal(["token", "expiresAt", "url"], preview.Names);
        Assert.InRange(preview.GetProperty("expiresAt").GetDateTime() - before, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.Equal($"{cms.Http.BaseAddress}api/posts/shown?preview={token}", preview.Text("url"));
        foreach (var slug in new[] { "shown", "shown-new" })
        {
            Assert.Equal("Draft", (await cms.Http.JsonAsync($"/api/posts/{slug}?preview={token}")).Text("title"));
            Assert.Equal("Draft", (await bearer.JsonAsync($"/api/posts/{slug}")).Text("title"));
            var answer = await bearer.PostAsJsonAsync("/graphql", new { query = $$"""{ post(slug: "{{slug}}") { title } }""" }, Cancel);
            Assert.Equal("Draft", (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["data"]!["post"]!["title"]);
        }
        Assert.Equal("Published", (await cms.Http.JsonAsync("/api/posts/shown")).Text("title"));
        await bearer.ProblemAsync(HttpStatusCode.NotFound, "/api/posts/other");
        var list = (await bearer.JsonAsync("/api/posts")).GetProperty("items").EnumerateArray();
        Assert.Contains("Draft", list.Select(one => one.Text("title")));
        using var response = await bearer.GetAsync("/api/posts/shown", Cancel);
        Assert.Equal(($"\"d{post.Version}.shown\"", "no-store, private"), ($"{response.Headers.ETag}", $"{response.Headers.CacheControl}"));
    }

    [Fact]
    public async Task Its_address_is_good_however_the_draft_moves()
    {
        var post = await cms.Store.DraftAsync("moving", new Page { Title = "First" });
        using var editor = await cms.WithKeyAsync("mover", [Scope.Read]);
        var url = (await PreviewAsync("moving", null, "pages")).Text("url");
        await using (var session = cms.Store.LightweightSession())
            Done(await session.ReviseAsync(post.Id, 1, new Draft<Page>("moved", "/moved", new Page { Title = "Second" }), Cancel));
        await cms.Store.DraftAsync("another", new Page { Title = "Another" });

        Assert.Equal("Second", (await cms.Http.JsonAsync(url)).Text("title"));
    }

    [Fact]
    public async Task It_allows_nothing_else()
    {
        await RenamedAsync("limited");
        using var http = cms.Sending((await PreviewAsync("limited", null)).Text("token"));

        await http.ProblemAsync(HttpStatusCode.Forbidden, "/api/posts?perspective=draft");
        await http.ProblemAsync(HttpStatusCode.Forbidden, "/api/posts/limited/previews", HttpMethod.Post);
        await http.ProblemAsync(HttpStatusCode.Forbidden, "/api/posts/limited", HttpMethod.Delete);
        await http.ProblemAsync(HttpStatusCode.Forbidden, "/api/keys");
    }

    [Fact]
    public async Task It_goes_together_with_a_key()
    {
        await RenamedAsync("together");
        var token = (await PreviewAsync("together", null)).Text("token");
        using var http = await cms.WithKeyAsync("together", [Scope.Read], Page.Definition);

        Assert.Equal("Draft", (await http.JsonAsync($"/api/posts/together?preview={token}")).Text("title"));
        Assert.Equal("Published", (await http.JsonAsync("/api/posts/together")).Text("title"));
    }

    [Fact]
    public async Task It_ends_by_itself()
    {
        await RenamedAsync("brief");
        var tokens = new PreviewTokens(cms.Store, new At(DateTimeOffset.UtcNow.AddMinutes(-10)));
        var preview = await tokens.MakeAsync("post/brief", TimeSpan.FromMinutes(9), Cancel);

        var problem = await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, $"/api/posts/brief?preview={preview.Token}");
        Assert.Equal("The preview has expired.", problem.Text("detail"));
        Assert.Equal("post/brief", await tokens.ReadAsync(preview.Token, Cancel));
    }

    [Theory]
    [InlineData("cmsp_nonsense")]
    [InlineData("cmsp_a.b.c")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task What_is_no_preview_token_is_refused(string token)
    {
        var problem = await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, $"/api/posts?preview={token}");
        Assert.Equal("That is no preview token: it is mistyped or cut off.", problem.Text("detail"));
    }

    [Fact]
    public async Task What_is_signed_otherwise_or_was_changed_is_refused()
    {
        var preview = (await cms.Services.GetRequiredService<PreviewTokens>().MakeAsync("post/x", TimeSpan.FromMinutes(1), Cancel)).Token;
        var parts = preview[PreviewTokens.Prefix.Length..].Split('.');
        var header = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[0]))!;
        header["alg"] = "none";
        var unsigned = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header));
        var flipped = parts[2][0] == 'A' ? 'B' : 'A';
        string[] forged = [$"{unsigned}.{parts[1]}.", $"{parts[0]}.{parts[1]}.{flipped}{parts[2][1..]}", $"{parts[0]}.{parts[1]}."];
        foreach (var token in forged)
            await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, $"/api/posts?preview={PreviewTokens.Prefix}{token}");
        await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, $"/api/posts?preview={preview}&preview={preview}");
    }

    [Fact]
    public async Task Administrators_end_all_that_were_made()
    {
        await using var host = new CmsHost(cms.Databases);
        await host.InitializeAsync();
        await host.Store.DraftAsync("ended", new Post { Title = "Ended" });
        using var admin = await host.WithKeyAsync("admin", [Scope.Admin]);
        var first = await host.Services.GetRequiredService<PreviewTokens>().MakeAsync("post/ended", TimeSpan.FromMinutes(1), Cancel);
        using var ended = await admin.DeleteAsync("/api/previews", Cancel);
        var second = await host.Services.GetRequiredService<PreviewTokens>().MakeAsync("post/ended", TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        var problem = await host.Http.ProblemAsync(HttpStatusCode.Unauthorized, $"/api/posts/ended?preview={first.Token}");
        Assert.Equal("The preview has ended.", problem.Text("detail"));
        await host.Http.JsonAsync($"/api/posts/ended?preview={second.Token}");
    }

    [Fact]
    public async Task Only_who_may_read_a_draft_makes_a_preview_of_it()
    {
        await RenamedAsync("guarded");
        using var other = await cms.WithKeyAsync("guard", [Scope.Read], Page.Definition);
        using var reader = await cms.WithKeyAsync("reader of posts", [Scope.Read], Post.Definition);

        await cms.Http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts/guarded/previews", HttpMethod.Post);
        await other.ProblemAsync(HttpStatusCode.Forbidden, "/api/posts/guarded/previews", HttpMethod.Post);
        await reader.ProblemAsync(HttpStatusCode.NotFound, "/api/posts/nothing/previews", HttpMethod.Post);
        var wish = new StringContent("""{ "minutes": 10081 }""", null, "application/json");
        using var refused = await reader.PostAsync("/api/posts/guarded/previews", wish, Cancel);
        var problem = await Requests.ProblemOf(refused, HttpStatusCode.UnprocessableEntity, "");
        Assert.Equal("/minutes", problem.GetProperty("errors")[0].Text("pointer"));
    }

    private async Task<Entry<Post>> RenamedAsync(string slug)
    {
        var post = await cms.Store.PublishedAsync(slug, new Post { Title = "Published" });
        await using var session = cms.Store.LightweightSession();
        var draft = new Draft<Post>($"{slug}-new", $"/blog/{slug}-new", new Post { Title = "Draft" });
        return Done(await session.ReviseAsync(post.Id, post.Version, draft, Cancel));
    }

    private async Task<JsonElement> PreviewAsync(string slug, string? body, string types = "posts")
    {
        using var editor = await cms.WithKeyAsync($"{Guid.NewGuid():n}", [Scope.Read]);
        var content = body is null ? null : new StringContent(body, null, "application/json");
        using var response = await editor.PostAsync($"/api/{types}/{slug}/previews", content, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        return JsonElement.Parse(text);
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
