using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>The service with the seeds imported, as ./cms up leaves it; started once, shared by tests that only read.</summary>
public sealed class SeededHost(TestDatabases databases) : CmsHost(databases)
{
    public ImportReport Report { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Report = await new Importer(Store, ContentModel.Types)
            .ImportAsync(Repository.Folder("seed-content"), new() { Source = "seed-content" }, null, CancellationToken.None);
    }
}

/// <summary>Gives a test class the seeded service.</summary>
public sealed class Seeds(TestDatabases databases) : IAsyncLifetime
{
    public SeededHost Cms { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cms = await databases.SeededAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
