using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Access;

/// <summary>Tests of what an administrator does, each with a key of its own.</summary>
public abstract class Administration(CmsHost cms) : IAsyncLifetime
{
    /// <summary>The service.</summary>
    protected CmsHost Cms { get; } = cms;

    /// <summary>The name of the administrator's key.</summary>
    protected string Admin { get; } = $"admin {Guid.NewGuid():n}";

    /// <summary>A client that sends the key.</summary>
    protected HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Http = await Cms.WithKeyAsync(Admin, [Scope.Admin]);

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
