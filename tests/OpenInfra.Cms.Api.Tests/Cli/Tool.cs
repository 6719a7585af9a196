using System.Diagnostics;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Cli;

/// <summary>The `cms` tool as a process of its own, as people run it.</summary>
internal static class Tool
{
    // The folder below bin that the tests run from: Debug or Release, then the framework.
    private static readonly string _build = Path.GetRelativePath(Repository.Folder("tests", "OpenInfra.Cms.Api.Tests", "bin"), AppContext.BaseDirectory);

    public static async Task<Run> RunAsync(string connectionString, params string[] arguments)
    {
        using var process = Start(connectionString, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return new(process.ExitCode, await output, await errors);
    }

    public static Process Start(string connectionString, params string[] arguments)
    {
        // As typed at a terminal: what a script starts in the background ignores Ctrl-C, and hands that down.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT", "dotnet", Repository.Folder("src", "OpenInfra.Cms.Cli", "bin", _build, "cms.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Cms"] = connectionString;
        return Process.Start(start)!;
    }
}

/// <summary>How a run ended, and what it printed.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors);
