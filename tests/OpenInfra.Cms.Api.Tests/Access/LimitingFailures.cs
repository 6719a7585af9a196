using System.Net;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class LimitingFailures(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task After_many_bad_keys_an_address_has_to_wait_but_good_ones_never()
    {
        using var good = await cms.WithKeyAsync("good", [Scope.Read]);
        using var bad = cms.Sending(KeyToken.New().Reveal());
        for (var i = 0; i < FailureLimit.PerMinute; i++) await bad.ProblemAsync(HttpStatusCode.Unauthorized, "/api/posts");

        using var response = await bad.GetAsync("/api/posts", Cancel);
        await Requests.ProblemOf(response, HttpStatusCode.TooManyRequests, "/api/posts");
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        await good.JsonAsync("/api/posts?perspective=draft");
        await cms.Http.JsonAsync("/api/posts");
    }

    [Fact]
    public void Each_network_is_counted_by_itself()
    {
        using var limit = new FailureLimit();
        for (var i = 0; i < FailureLimit.PerMinute; i++) Assert.Null(limit.Count(IPAddress.Parse($"2001:db8::{i + 1}")));

        Assert.NotNull(limit.Count(IPAddress.Parse("2001:db8::ffff")));
        Assert.Null(limit.Count(IPAddress.Parse("2001:db8:0:1::1")));
        for (var i = 0; i < FailureLimit.PerMinute; i++) Assert.Null(limit.Count(IPAddress.Parse("192.0.2.1")));
        Assert.NotNull(limit.Count(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.Null(limit.Count(IPAddress.Parse("192.0.2.2")));
        Assert.Null(limit.Count(null));
    }
}
