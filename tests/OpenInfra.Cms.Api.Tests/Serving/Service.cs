using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Serving;

/// <summary>The service as a process of its own.</summary>
internal static partial class Service
{
    // The folder below bin that the tests run from: Debug or Release, then the framework.
    private static readonly string _build = Path.GetRelativePath(Repository.Folder("tests", "OpenInfra.Cms.Api.Tests", "bin"), AppContext.BaseDirectory);

    public static string Command { get; } = $"exec dotnet {Repository.Folder("src", "OpenInfra.Cms.Api", "bin", _build, "OpenInfra.Cms.Api.dll")}";

    /// <summary>Waits until the service says where it listens.</summary>
    public static async Task<Uri> ReadyAsync(Process service)
    {
        var errors = service.StandardError.ReadToEndAsync(Cancel);
        while (await service.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (Url.Match(line) is { Success: true } match) return new(match.Value);
        }
        throw new InvalidOperationException($"The service did not start: {await errors}");
    }

    public static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }

    [GeneratedRegex(@"http://(127\.0\.0\.1|localhost):\d+")]
    private static partial Regex Url { get; }
}
