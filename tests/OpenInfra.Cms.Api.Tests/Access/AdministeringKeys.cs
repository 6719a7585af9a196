using System.Net;
using System.Text.Json;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class AdministeringKeys(CmsHost cms) : IClassFixture<CmsHost>, IAsyncLifetime
{
    private static readonly string[] _members =
    [
        "id", "name", "scopes", "types", "createdAt", "createdBy", "expiresAt", "rotatedAt", "formerUntil", "lastUsedAt",
        "revokedAt", "revokedBy",
    ];

    private readonly string _admin = $"admin {Guid.NewGuid():n}";
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync() => _http = await cms.WithKeyAsync(_admin, [Scope.Admin]);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_key_is_made_and_its_token_shown_this_once()
    {
        using var response = await PostAsync("""
            { "name": "Ann", "scopes": ["content:read", "content:write"], "types": ["post"], "expiresAt": "2099-01-31T12:00:00+02:00" }
            """);
        var made = await BodyAsync(response, HttpStatusCode.Created);

        Assert.Equal($"/api/keys/{made.Text("id")}", $"{response.Headers.Location}");
        Assert.Equal("no-store", $"{response.Headers.CacheControl}");
        Assert.Equal([.. _members, "token"], made.Names);
        Assert.Equal(("Ann", $"key:{_admin}", "2099-01-31T10:00:00Z"), (made.Text("name"), made.Text("createdBy"), made.Text("expiresAt")));
        Assert.Equal(["content:read", "content:write"], made.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Matches(@"^cms_[a-z0-9]{10}_[A-Za-z0-9]{49}$", made.Text("token"));
        var read = await _http.JsonAsync($"/api/keys/{made.Text("id")}");
        Assert.Equal(_members, read.Names);
        var listed = (await _http.JsonAsync("/api/keys")).GetProperty("items").EnumerateArray().Single(key => key.Text("name") == "Ann");
        Assert.True(JsonElement.DeepEquals(read, listed));
        using var ann = cms.Sending(made.Text("token"));
        await ann.JsonAsync("/api/posts?perspective=draft");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_wish_is_said_at_once()
    {
        var problem = await RefusedAsync(HttpStatusCode.UnprocessableEntity, """
            { "name": " ", "scopes": ["content:read", "content:burn"], "types": ["posts"], "expiresAt": "2020-01-01T00:00:00Z" }
            """);

        Assert.Equal(["/name", "/scopes/1", "/types/0", "/expiresAt"], Pointers(problem));
        Assert.Equal(["/scopes"], Pointers(await RefusedAsync(HttpStatusCode.UnprocessableEntity, """{ "name": "x" }""")));
        Assert.Equal(["/types"], Pointers(await RefusedAsync(
            HttpStatusCode.UnprocessableEntity, """{ "name": "x", "scopes": ["admin"], "types": ["post"] }""")));
    }

    [Theory]
    [InlineData("{ \"name\": \"x\", \"scope\": [] }", "/scope")]
    [InlineData("{ \"name\": 1 }", "/name")]
    [InlineData("{ \"name\": \"x\", \"scopes\": null }", "/scopes")]
    [InlineData("{ \"name\": \"x\", \"scopes\": [1] }", "/scopes/0")]
    public async Task A_value_of_another_kind_is_refused_with_its_place(string body, string pointer) =>
        Assert.Equal([pointer], Pointers(await RefusedAsync(HttpStatusCode.UnprocessableEntity, body)));

    [Theory]
    [InlineData("{ \"name\": \"x\",\n  nonsense }")]
    [InlineData("[]")]
    public async Task A_body_that_is_no_JSON_object_can_not_be_read(string body) => await RefusedAsync(HttpStatusCode.BadRequest, body);

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        using var text = await _http.PostAsync("/api/keys", new StringContent("name: x"), Cancel);
        await Requests.ProblemOf(text, HttpStatusCode.UnsupportedMediaType, "/api/keys");
    }

    [Fact]
    public async Task Two_keys_in_use_have_different_names_and_a_revoked_one_leaves_its_own()
    {
        var first = await MakeAsync("Shared");
        Assert.Equal(["/name"], Pointers(await RefusedAsync(HttpStatusCode.Conflict, Wish("Shared"))));
        using (var revoked = await _http.DeleteAsync($"/api/keys/{first.Text("id")}", Cancel))
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await MakeAsync("Shared");
    }

    [Fact]
    public async Task Of_many_who_want_one_name_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(Wish("Wanted"))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_rotation_gives_a_new_token_beside_which_the_old_one_is_good_for_a_while()
    {
        var first = await MakeAsync("Rotated");
        using var rotated = await PostAsync("""{ "overlapMinutes": 5 }""", $"/api/keys/{first.Text("id")}/rotation");
        var second = await BodyAsync(rotated, HttpStatusCode.OK);
        using var again = await _http.PostAsync($"/api/keys/{first.Text("id")}/rotation", null, Cancel);
        var third = await BodyAsync(again, HttpStatusCode.OK);

        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal(3, new[] { first, second, third }.DistinctBy(key => key.Text("token")).Count());
        var (until, at) = (second.GetProperty("formerUntil").GetDateTime(), second.GetProperty("rotatedAt").GetDateTime());
        Assert.Equal(TimeSpan.FromMinutes(5), until - at);
        Assert.Equal(JsonValueKind.Null, third.GetProperty("formerUntil").ValueKind);
        foreach (var dead in new[] { first, second })
        {
            using var http = cms.Sending(dead.Text("token"));
            await http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts");
        }
        using var living = cms.Sending(third.Text("token"));
        await living.JsonAsync("/api/posts");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_stays_listed_and_gets_no_new_secret()
    {
        var key = await MakeAsync("Revoked");
        using var http = cms.Sending(key.Text("token"));
        await http.JsonAsync("/api/posts");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var revoked = await _http.DeleteAsync($"/api/keys/{key.Text("id")}", Cancel);
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }

        Assert.Equal("The key was revoked.", (await http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts")).Text("detail"));
        Assert.Equal($"key:{_admin}", (await _http.JsonAsync($"/api/keys/{key.Text("id")}")).Text("revokedBy"));
        await _http.ProblemAsync(HttpStatusCode.Conflict, $"/api/keys/{key.Text("id")}/rotation", HttpMethod.Post);
    }

    [Theory]
    [InlineData("GET", "/api/keys/unknown")]
    [InlineData("DELETE", "/api/keys/unknown")]
    [InlineData("POST", "/api/keys/unknown/rotation")]
    public async Task A_key_that_is_not_there_is_not_found(string method, string url) =>
        await _http.ProblemAsync(HttpStatusCode.NotFound, url, new(method));

    [Theory]
    [InlineData("GET", "/api/keys")]
    [InlineData("POST", "/api/keys")]
    [InlineData("GET", "/api/keys/unknown")]
    [InlineData("DELETE", "/api/keys/unknown")]
    [InlineData("POST", "/api/keys/unknown/rotation")]
    public async Task Only_administrators_look_after_keys(string method, string url)
    {
        using var editor = await cms.WithKeyAsync($"{Guid.NewGuid():n}", [Scope.Read, Scope.Write, Scope.Publish]);
        using var refused = await editor.SendAsync(new(new(method), url), Cancel);
        using var unknown = await cms.Http.SendAsync(new(new(method), url), Cancel);

        Assert.Equal("admin", (await Requests.ProblemOf(refused, HttpStatusCode.Forbidden, url)).Text("scope"));
        Assert.Equal("Bearer realm=\"OpenInfra CMS\", error=\"insufficient_scope\", scope=\"admin\"", $"{refused.Headers.WwwAuthenticate}");
        Assert.Equal("admin", (await Requests.ProblemOf(unknown, HttpStatusCode.Unauthorized, url)).Text("scope"));
        Assert.Equal("Bearer realm=\"OpenInfra CMS\"", $"{unknown.Headers.WwwAuthenticate}");
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_noted_and_not_again_for_a_minute()
    {
        var key = await MakeAsync("Used");
        using var http = cms.Sending(key.Text("token"));
        await http.JsonAsync("/api/posts");
        var first = await LastUseAsync(key.Text("id"));
        await http.JsonAsync("/api/posts");
        await Task.Delay(TimeSpan.FromSeconds(2), Cancel);

        Assert.Equal(first, await LastUseAsync(key.Text("id")));
    }

    private async Task<DateTime> LastUseAsync(string id)
    {
        while (true)
        {
            var use = (await _http.JsonAsync($"/api/keys/{id}")).GetProperty("lastUsedAt");
            if (use.ValueKind != JsonValueKind.Null) return use.GetDateTime();
            await Task.Delay(100, Cancel);
        }
    }

    private async Task<JsonElement> MakeAsync(string name)
    {
        using var response = await PostAsync(Wish(name));
        return await BodyAsync(response, HttpStatusCode.Created);
    }

    private async Task<JsonElement> RefusedAsync(HttpStatusCode status, string body)
    {
        using var response = await PostAsync(body);
        return await Requests.ProblemOf(response, status, body);
    }

    private Task<HttpResponseMessage> PostAsync(string body, string url = "/api/keys") =>
        _http.PostAsync(url, new StringContent(body, null, "application/json"), Cancel);

    private static string Wish(string name) => $$"""{ "name": "{{name}}", "scopes": ["content:read"] }""";

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    private static string[] Pointers(JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer"))];
}
