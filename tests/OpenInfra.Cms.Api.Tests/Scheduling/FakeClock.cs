using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;

namespace OpenInfra.Cms.Api.Tests.Scheduling;

/// <summary>A host whose time passes only when a test says so.</summary>
public class FakeClock(TestDatabases databases) : CmsHost(databases)
{
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>A moment to come, in minutes from now.</summary>
    public DateTimeOffset In(double minutes) => Time.GetUtcNow().AddMinutes(minutes).ToMicroseconds();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
    }
}
