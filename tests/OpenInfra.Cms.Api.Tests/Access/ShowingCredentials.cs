using System.Net;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class ShowingCredentials(CmsHost cms) : IClassFixture<CmsHost>
{
    // Three of each kind at most: an address may fail thirty times a minute.
    private static readonly string[] _urls = ["/api/posts", "/graphql?query={posts{totalCount}}", "/nothing"];

    [Fact]
    public async Task A_good_key_changes_nothing_for_what_is_published()
    {
        using var http = await cms.WithKeyAsync("reader", [Scope.Read]);
        Assert.Equal(0, (await http.JsonAsync("/api/posts")).GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("Bearer nonsense", "That is no key: it is mistyped or cut off.", "invalid_token")]
    [InlineData("bearer cms_aaaaaaaaaa_tooshort", "That is no key: it is mistyped or cut off.", "invalid_token")]
    [InlineData("Bearer", "Authorization is: Bearer, a blank, and a key or token.", "invalid_request")]
    [InlineData("Bearer a b", "Authorization is: Bearer, a blank, and a key or token.", "invalid_request")]
    [InlineData("Bearer a,Bearer b", "Authorization is: Bearer, a blank, and a key or token.", "invalid_request")]
    [InlineData("Basic YTpi", "Authorization is: Bearer, a blank, and a key or token.", "invalid_request")]
    public async Task A_bad_one_is_refused_wherever_it_is_sent(string header, string detail, string error)
    {
        foreach (var url in _urls)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var response = await cms.Http.SendAsync(request, Cancel);
            var problem = await Requests.ProblemOf(response, HttpStatusCode.Unauthorized, url);
            Assert.Equal(detail, problem.Text("detail"));
            var challenge = $"Bearer realm=\"OpenInfra CMS\", error=\"{error}\", error_description=\"{detail}\"";
            Assert.Equal(challenge, $"{response.Headers.WwwAuthenticate}");
        }
    }

    [Fact]
    public async Task Of_two_headers_none_is_taken()
    {
        var token = (await cms.Store.KeyAsync("twice", [Scope.Read])).Token.Reveal();
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(cms.Http.BaseAddress!.Host, cms.Http.BaseAddress.Port, Cancel);
        await using var stream = client.GetStream();
        var header = $"Authorization: Bearer {token}\r\n";
        var request = $"GET /api/posts HTTP/1.1\r\nHost: x\r\n{header}{header}Connection: close\r\n\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request), Cancel);
        using var answer = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 401", await answer.ReadLineAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_a_URL_is_refused_and_not_taken()
    {
        var token = (await cms.Store.KeyAsync("exposed", [Scope.Read])).Token.Reveal();
        foreach (var name in new[] { "access_token", "key", "preview", "tag" })
        {
            var problem = await cms.Http.ProblemAsync(HttpStatusCode.BadRequest, $"/api/posts?{name}={token}");
            Assert.StartsWith("A key has no place in a URL", problem.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_ends_at_its_time_and_when_it_is_revoked()
    {
        var now = DateTimeOffset.UtcNow;
        var key = await cms.Store.KeyAsync("ending", [Scope.Read]);
        await using var session = cms.Store.LightweightSession();
        Assert.IsType<Admission.Granted>(await session.AuthenticateAsync(key.Token.Reveal(), now, Cancel));
        Done(await session.RevokeKeyAsync(key.Key.Id, now, Cancel));

        Assert.Equal(new Admission.Denied("The key was revoked."), await session.AuthenticateAsync(key.Token.Reveal(), now, Cancel));
        var brief = Done(await session.MakeKeyAsync(
            new() { Name = "ending", Scopes = ["content:read"], ExpiresAt = now.AddHours(1) }, ContentModel.Types, now, Cancel));
        Assert.IsType<Admission.Granted>(await session.AuthenticateAsync(brief.Token.Reveal(), now.AddMinutes(59), Cancel));
        Assert.Equal(
            new Admission.Denied("The key has expired."), await session.AuthenticateAsync(brief.Token.Reveal(), now.AddHours(1), Cancel));
    }

    [Fact]
    public async Task The_secret_before_a_rotation_is_good_for_the_overlap_only()
    {
        var now = DateTimeOffset.UtcNow;
        var first = await cms.Store.KeyAsync("rotating", [Scope.Read]);
        await using var session = cms.Store.LightweightSession();
        var second = Done(await session.RotateKeyAsync(first.Key.Id, TimeSpan.FromMinutes(10), now, Cancel));

        Assert.IsType<Admission.Granted>(await session.AuthenticateAsync(second.Token.Reveal(), now, Cancel));
        Assert.IsType<Admission.Granted>(await session.AuthenticateAsync(first.Token.Reveal(), now.AddMinutes(9), Cancel));
        Assert.IsType<Admission.Denied>(await session.AuthenticateAsync(first.Token.Reveal(), now.AddMinutes(10), Cancel));
        Done(await session.RotateKeyAsync(first.Key.Id, TimeSpan.Zero, now, Cancel));
        Assert.IsType<Admission.Denied>(await session.AuthenticateAsync(second.Token.Reveal(), now, Cancel));
    }
}
