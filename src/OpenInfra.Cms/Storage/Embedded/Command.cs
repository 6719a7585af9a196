using System.ComponentModel;
using System.Diagnostics;

namespace OpenInfra.Cms.Storage.Embedded;

/// <summary>What became of a program that ran: its exit code and all that it wrote.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs programs of the system to their end.</summary>
internal static class Command
{
    /// <summary>Runs a program found in PATH or by its full name, with its arguments; a cancelled one is killed.</summary>
    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> line, CancellationToken cancel, string input = "")
    {
        cancel.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Describe(line) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new(127, $"{line[0]} can't be run: {e.Message}");
        }

        await FeedAsync(process, input);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await EndAsync(process, cancel);
        return new(process.ExitCode, await output + await errors);
    }

    // The root folder as the working one: the user that a program changes to may not enter ours.
    private static ProcessStartInfo Describe(IReadOnlyList<string> line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // PGPORT, PGOPTIONS and the like would change what we ask for, and what else is there may be a secret.
        foreach (var name in start.Environment.Keys.Except(["PATH", "LD_LIBRARY_PATH"]).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static async Task FeedAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code tells more than the broken pipe.
        }
    }

    private static async Task EndAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }
}
