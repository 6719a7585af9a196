using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>Who made a commit, and when.</summary>
internal sealed record Signature(string Name, DateTimeOffset At)
{
    /// <summary>As git writes it. The address is made up: `.invalid` is nobody's (RFC 2606).</summary>
    public override string ToString()
    {
        var name = new string([.. Name.Where(c => !char.IsControl(c) && c is not ('<' or '>'))]).Trim();
        var shown = name.Length == 0 ? "unknown" : name;
        return $"{shown} <{Slugs.Of(shown)}@cms.invalid> {At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} +0000";
    }
}

/// <summary>Hands commits to `git fast-import`: one process for all of them, and nothing that a shell could misread.</summary>
internal sealed class FastImport : IAsyncDisposable
{
    private readonly Process _git;
    private readonly Stream _input;
    private readonly Task<string> _errors;
    private readonly string _branch;
    private string? _parent;

    private FastImport(Process git, string branch, string? parent)
    {
        (_git, _input, _branch, _parent) = (git, git.StandardInput.BaseStream, branch, parent);
        _errors = git.StandardError.ReadToEndAsync();
        _ = git.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Starts, in a repository.</summary>
    public static FastImport Start(string folder, string branch, string? parent) =>
        new(Git.Start(folder, ["fast-import", "--quiet", "--date-format=raw"]), branch, parent);

    /// <summary>Begins a commit, which the files that follow belong to.</summary>
    public async Task CommitAsync(Signature by, string message, CancellationToken cancel)
    {
        var text = Encoding.UTF8.GetBytes(message);
        await LineAsync($"commit {_branch}", cancel);
        await LineAsync($"committer {by}", cancel);
        await DataAsync(text, cancel);
        if (_parent is { } parent) await LineAsync($"from {parent}", cancel);
        _parent = null;
    }

    /// <summary>Puts a file into the commit, or takes it away (null).</summary>
    public async Task FileAsync(string path, byte[]? bytes, CancellationToken cancel)
    {
        await LineAsync(bytes is null ? $"D {Quoted(path)}" : $"M 100644 inline {Quoted(path)}", cancel);
        if (bytes is not null) await DataAsync(bytes, cancel);
    }

    /// <summary>Ends the last commit, and waits until all of them are stored.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await LineAsync("done", cancel);
        _input.Close();
        await _git.WaitForExitAsync(cancel);
        if (_git.ExitCode != 0) throw new ExportException($"git could not store the commits: {(await _errors).Trim()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_git.HasExited)
        {
            _git.Kill(entireProcessTree: true);
            await _git.WaitForExitAsync();
        }
        _git.Dispose();
    }

    private async Task DataAsync(byte[] bytes, CancellationToken cancel)
    {
        await LineAsync($"data {bytes.Length.ToString(CultureInfo.InvariantCulture)}", cancel);
        await WriteAsync([.. bytes, (byte)'\n'], cancel);
    }

    private Task LineAsync(string line, CancellationToken cancel) => WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancel);

    private async Task WriteAsync(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            await _input.WriteAsync(bytes, cancel);
        }
        catch (IOException)
        {
            throw new ExportException($"git could not store the commits: {(await _errors).Trim()}");
        }
    }

    // Line ends, the third that git would need escaped, are refused in paths.
    private static string Quoted(string path) =>
        $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
