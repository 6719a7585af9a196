using Marten;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>The whole service on Kestrel, on a database of its own; one for each test class that asks for it.</summary>
public class CmsHost(TestDatabases databases) : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Where the database comes from, for tests that start a host of their own.</summary>
    public TestDatabases Databases => databases;

    public string ConnectionString { get; private set; } = "";

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public HttpClient Http { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await databases.NewAsync();
        UseKestrel(0);
        Http = CreateClient();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Logging:LogLevel:Default", "None")
        .UseSetting("ConnectionStrings:Cms", ConnectionString);
}
