using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>Runs the git program.</summary>
internal static class Git
{
    /// <summary>Starts git in a folder, its input and outputs open.</summary>
    /// <exception cref="ExportException">There is no git.</exception>
    public static Process Start(string folder, IReadOnlyList<string> arguments)
    {
        // Hooks and filters of a repository that somebody handed over would be run otherwise.
        var start = new ProcessStartInfo(
            "git", ["-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "core.fsmonitor=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new ExportException("--git needs the program git, which is not in PATH here: install it, or export without --git.");
        }
    }

    /// <summary>Runs git to its end: its exit code, what it printed, and what it complained of.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        string folder, CancellationToken cancel, params string[] arguments)
    {
        using var git = Start(folder, arguments);
        git.StandardInput.Close();
        var (output, errors) = (git.StandardOutput.ReadToEndAsync(cancel), git.StandardError.ReadToEndAsync(cancel));
        await git.WaitForExitAsync(cancel);
        return (git.ExitCode, (await output).Trim(), (await errors).Trim());
    }

    /// <summary>Runs git to its end; what it printed.</summary>
    /// <exception cref="ExportException">It failed.</exception>
    public static async Task<string> DoAsync(string folder, CancellationToken cancel, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(folder, cancel, arguments);
        return code == 0 ? output : throw new ExportException($"git {arguments[0]} failed: {(errors.Length > 0 ? errors : output)}");
    }
}
