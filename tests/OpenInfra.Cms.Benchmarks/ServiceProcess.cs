using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>The service as a process of its own, as it runs in production.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, Uri url) => (_process, Url) = (process, url);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Its memory at the moment, in MB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024;
        }
    }

    /// <summary>Starts it on a database, on a free port.</summary>
    public static Task<ServiceProcess> StartAsync(string connectionString)
    {
        // Built beside this program: bin/Release/net10.0 below each project.
        var build = AppContext.BaseDirectory.Replace(Path.Combine("tests", "OpenInfra.Cms.Benchmarks"), Path.Combine("src", "OpenInfra.Cms.Api"), StringComparison.Ordinal);
        return StartAsync(connectionString, [Path.Combine(build, "OpenInfra.Cms.Api.dll"), "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
    }

    /// <summary>Starts what <see cref="BareServer"/> is, on the same database.</summary>
    public static Task<ServiceProcess> StartBareAsync(string connectionString) => StartAsync(connectionString, [typeof(BareServer).Assembly.Location, nameof(BareServer)]);

    private static async Task<ServiceProcess> StartAsync(string connectionString, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo("dotnet", command)
        {
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Cms"] = connectionString, ["DOTNET_TieredPGO"] = "1" },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match) return new(process, new(match.Value));
        }
        throw new InvalidOperationException("The service did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
