using Microsoft.AspNetCore.Hosting;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>The service with settings of its own, for a test to start.</summary>
public sealed class ConfiguredHost(TestDatabases databases, Dictionary<string, string> settings) : CmsHost(databases)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
    }
}
