using OpenInfra.Cms.Api.Tests.Embedding;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Serving;

public sealed class Ending(ClusterTemplate template)
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task Each_signal_ends_a_service_that_serves_and_its_database(string signal)
    {
        await using var data = await template.CopyAsync();
        using var shell = new Shell { Variables = { ["CMS_DATA"] = data.Folder } };
        using var service = shell.Start($"{Service.Command} --urls http://127.0.0.1:0");
        await Service.ReadyAsync(service);
        Service.Signal(signal, service.Id);
        await service.WaitForExitAsync(Cancel);

        Assert.Equal(0, service.ExitCode);
        Assert.False(File.Exists(Path.Combine(data.Cluster, "postmaster.pid")), "PostgreSQL was left running.");
    }

    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("HUP", 300)]
    [InlineData("INT", 700)]
    public async Task Each_signal_ends_a_service_that_starts_and_its_database(string signal, int milliseconds)
    {
        await using var data = await template.CopyAsync();
        using var shell = new Shell { Variables = { ["CMS_DATA"] = data.Folder } };
        using var service = shell.Start($"{Service.Command} --urls http://127.0.0.1:0");
        var errors = service.StandardError.ReadToEndAsync(Cancel);
        while (!File.Exists(Path.Combine(data.Cluster, "postmaster.pid"))) await Task.Delay(5, Cancel);
        await Task.Delay(milliseconds, Cancel);
        Service.Signal(signal, service.Id);
        await service.WaitForExitAsync(Cancel);

        Assert.Equal("", await errors);
        Assert.True(service.ExitCode is 0 or 143, $"It ended with {service.ExitCode}.");
        Assert.False(File.Exists(Path.Combine(data.Cluster, "postmaster.pid")), "PostgreSQL was left running.");
    }
}
