using System.Net;
using System.Text.Json;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class ChangingKeys(CmsHost cms) : Administration(cms), IClassFixture<CmsHost>
{
    [Fact]
    public async Task A_rotation_gives_a_new_token_beside_which_the_old_one_is_good_for_a_while()
    {
        var first = await Http.MakeAsync("Rotated");
        using var rotated = await Http.PostKeyAsync("""{ "overlapMinutes": 5 }""", $"/api/keys/{first.Text("id")}/rotation");
        var second = await KeyRequests.BodyAsync(rotated, HttpStatusCode.OK);
        using var again = await Http.PostAsync($"/api/keys/{first.Text("id")}/rotation", null, Cancel);
        var third = await KeyRequests.BodyAsync(again, HttpStatusCode.OK);

        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal(3, new[] { first, second, third }.DistinctBy(key => key.Text("token")).Count());
        var (until, at) = (second.GetProperty("formerUntil").GetDateTime(), second.GetProperty("rotatedAt").GetDateTime());
        Assert.Equal(TimeSpan.FromMinutes(5), until - at);
        Assert.Equal(JsonValueKind.Null, third.GetProperty("formerUntil").ValueKind);
        foreach (var dead in new[] { first, second })
        {
            using var http = Cms.Sending(dead.Text("token"));
            await http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts");
        }
        using var living = Cms.Sending(third.Text("token"));
        await living.JsonAsync("/api/posts");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_stays_listed_and_gets_no_new_secret()
    {
        var key = await Http.MakeAsync("Revoked");
        using var http = Cms.Sending(key.Text("token"));
        await http.JsonAsync("/api/posts");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var revoked = await Http.DeleteAsync($"/api/keys/{key.Text("id")}", Cancel);
            Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        }

        Assert.Equal("The key was revoked.", (await http.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts")).Text("detail"));
        Assert.Equal($"key:{Admin}", (await Http.JsonAsync($"/api/keys/{key.Text("id")}")).Text("revokedBy"));
        await Http.ProblemAsync(HttpStatusCode.Conflict, $"/api/keys/{key.Text("id")}/rotation", HttpMethod.Post);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_noted_and_not_again_for_a_minute()
    {
        var key = await Http.MakeAsync("Used");
        using var http = Cms.Sending(key.Text("token"));
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
            var use = (await Http.JsonAsync($"/api/keys/{id}")).GetProperty("lastUsedAt");
            if (use.ValueKind != JsonValueKind.Null) return use.GetDateTime();
            await Task.Delay(100, Cancel);
        }
    }
}
