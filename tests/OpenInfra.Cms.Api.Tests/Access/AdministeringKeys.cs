using System.Net;
using System.Text.Json;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class AdministeringKeys(CmsHost cms) : Administration(cms), IClassFixture<CmsHost>
{
    private static readonly string[] _members =
    [
        "id", "name", "scopes", "types", "createdAt", "createdBy", "expiresAt", "rotatedAt", "formerUntil", "lastUsedAt",
        "revokedAt", "revokedBy",
    ];

    [Fact]
    public async Task A_key_is_made_and_its_token_shown_this_once()
    {
        using var response = await Http.PostKeyAsync("""
            { "name": "Ann", "scopes": ["content:read", "content:write"], "types": ["post"], "expiresAt": "2099-01-31T12:00:00+02:00" }
            """);
        var made = await KeyRequests.BodyAsync(response, HttpStatusCode.Created);

        Assert.Equal($"/api/keys/{made.Text("id")}", $"{response.Headers.Location}");
        Assert.Equal("no-store", $"{response.Headers.CacheControl}");
        Assert.Equal([.. _members, "token"], made.Names);
        Assert.Equal(("Ann", $"key:{Admin}", "2099-01-31T10:00:00Z"), (made.Text("name"), made.Text("createdBy"), made.Text("expiresAt")));
        Assert.Equal(["content:read", "content:write"], made.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Matches(@"^cms_[a-z0-9]{10}_[A-Za-z0-9]{49}$", made.Text("token"));
        var read = await Http.JsonAsync($"/api/keys/{made.Text("id")}");
        Assert.Equal(_members, read.Names);
        var listed = (await Http.JsonAsync("/api/keys")).GetProperty("items").EnumerateArray().Single(key => key.Text("name") == "Ann");
        Assert.True(JsonElement.DeepEquals(read, listed));
        using var ann = Cms.Sending(made.Text("token"));
        await ann.JsonAsync("/api/posts?perspective=draft");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_wish_is_said_at_once()
    {
        var problem = await Http.RefusedAsync(HttpStatusCode.UnprocessableEntity, """
            { "name": " ", "scopes": ["content:read", "content:burn"], "types": ["posts"], "expiresAt": "2020-01-01T00:00:00Z" }
            """);

        Assert.Equal(["/name", "/scopes/1", "/types/0", "/expiresAt"], KeyRequests.Pointers(problem));
        Assert.Equal(["/scopes"], KeyRequests.Pointers(await Http.RefusedAsync(
            HttpStatusCode.UnprocessableEntity, """{ "name": "x" }""")));
        Assert.Equal(["/types"], KeyRequests.Pointers(await Http.RefusedAsync(
            HttpStatusCode.UnprocessableEntity, """{ "name": "x", "scopes": ["admin"], "types": ["post"] }""")));
    }

    [Theory]
    [InlineData("{ \"name\": \"x\", \"scope\": [] }", "/scope")]
    [InlineData("{ \"name\": 1 }", "/name")]
    [InlineData("{ \"name\": \"x\", \"scopes\": null }", "/scopes")]
    [InlineData("{ \"name\": \"x\", \"scopes\": [1] }", "/scopes/0")]
    public async Task A_value_of_another_kind_is_refused_with_its_place(string body, string pointer) =>
        Assert.Equal([pointer], KeyRequests.Pointers(await Http.RefusedAsync(HttpStatusCode.UnprocessableEntity, body)));

    [Theory]
    [InlineData("{ \"name\": \"x\",\n  nonsense }")]
    [InlineData("[]")]
    public async Task A_body_that_is_no_JSON_object_can_not_be_read(string body) =>
        await Http.RefusedAsync(HttpStatusCode.BadRequest, body);

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        using var text = await Http.PostAsync("/api/keys", new StringContent("name: x"), Cancel);
        await Requests.ProblemOf(text, HttpStatusCode.UnsupportedMediaType, "/api/keys");
    }

    [Fact]
    public async Task Two_keys_in_use_have_different_names_and_a_revoked_one_leaves_its_own()
    {
        var first = await Http.MakeAsync("Shared");
        Assert.Equal(["/name"], KeyRequests.Pointers(await Http.RefusedAsync(HttpStatusCode.Conflict, KeyRequests.Wish("Shared"))));
        using (var revoked = await Http.DeleteAsync($"/api/keys/{first.Text("id")}", Cancel))
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await Http.MakeAsync("Shared");
    }

    [Fact]
    public async Task Of_many_who_want_one_name_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Http.PostKeyAsync(KeyRequests.Wish("Wanted"))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("GET", "/api/keys/unknown")]
    [InlineData("DELETE", "/api/keys/unknown")]
    [InlineData("POST", "/api/keys/unknown/rotation")]
    public async Task A_key_that_is_not_there_is_not_found(string method, string url) =>
        await Http.ProblemAsync(HttpStatusCode.NotFound, url, new(method));

    [Theory]
    [InlineData("GET", "/api/keys")]
    [InlineData("POST", "/api/keys")]
    [InlineData("GET", "/api/keys/unknown")]
    [InlineData("DELETE", "/api/keys/unknown")]
    [InlineData("POST", "/api/keys/unknown/rotation")]
    public async Task Only_administrators_look_after_keys(string method, string url)
    {
        using var editor = await Cms.WithKeyAsync($"{Guid.NewGuid():n}", [Scope.Read, Scope.Write, Scope.Publish]);
        using var refused = await editor.SendAsync(new(new(method), url), Cancel);
        using var unknown = await Cms.Http.SendAsync(new(new(method), url), Cancel);

        Assert.Equal("admin", (await Requests.ProblemOf(refused, HttpStatusCode.Forbidden, url)).Text("scope"));
        Assert.Equal("Bearer realm=\"OpenInfra CMS\", error=\"insufficient_scope\", scope=\"admin\"", $"{refused.Headers.WwwAuthenticate}");
        Assert.Equal("admin", (await Requests.ProblemOf(unknown, HttpStatusCode.Unauthorized, url)).Text("scope"));
        Assert.Equal("Bearer realm=\"OpenInfra CMS\"", $"{unknown.Headers.WwwAuthenticate}");
    }
}
