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
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.Folder("src", "OpenInfra.Cms.Cli", "bin", _build, "cms.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ConnectionStrings__Cms"] = connectionString;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a run ended, and what it printed.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors);
