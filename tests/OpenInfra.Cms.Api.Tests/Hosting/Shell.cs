using System.Diagnostics;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>Runs commands as a user types them, in a folder of their own.</summary>
internal sealed class Shell : IDisposable
{
    public string Folder { get; } = TempFolder.New("cms-shell");

    public Dictionary<string, string> Variables { get; } = [];

    public Process Start(string command)
    {
        // As typed at a terminal: what a script starts in the background ignores Ctrl-C, and hands that down.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT", "bash", "-c", command])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ConnectionStrings__Cms");
        start.Environment.Remove("CMS_DATA");
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The exit code and all that the command printed.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(string command, CancellationToken cancel)
    {
        using var process = Start(command);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
