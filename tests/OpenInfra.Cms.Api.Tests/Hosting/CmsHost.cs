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

    /// <summary>The database: a new one, or what a test gives that shares one between hosts.</summary>
    public string ConnectionString { get; set; } = "";

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public HttpClient Http { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        if (ConnectionString is "") ConnectionString = await databases.NewAsync();
        UseKestrel(0);
        Http = CreateClient();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Logging:LogLevel:Default", "None")
        .UseSetting("ConnectionStrings:Cms", ConnectionString);
}
