using System.Diagnostics;

namespace OpenInfra.Cms.Api.Tests.Embedding;

/// <summary>A process of its own that uses a data folder until its input ends, or it is killed.</summary>
internal sealed class AnotherProcess : IDisposable
{
    public const string FolderVariable = "CMS_TESTS_USE_FOLDER";

    private readonly Process _process;

    public AnotherProcess(string folder)
    {
        var tests = typeof(AnotherProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [tests]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = tests;
        start.Environment[FolderVariable] = folder;
        _process = Process.Start(start)!;
    }

    /// <summary>Waits until it has started, and answers its connection string.</summary>
    public async Task<string> StartedAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("It ended.");

    /// <summary>What it wrote until nobody had its output open any more.</summary>
    public Task<string> OutputAsync() => _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
