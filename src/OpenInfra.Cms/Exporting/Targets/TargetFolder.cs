using System.Security.Cryptography;

namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>
/// The folder that an export is written to, and nothing outside of it: the paths are a source's, so they may lead anywhere.
/// Each file is whole or not there.
/// </summary>
internal sealed class TargetFolder(string root, bool force)
{
    /// <summary>Marks a folder as one that an export wrote: a line for each file, its hash and its path.</summary>
    public const string Marker = ".cms-export";

    private readonly string _root = Path.GetFullPath(root);
    private readonly Dictionary<string, string> _before = [];
    private readonly Dictionary<string, string> _written = [];

    /// <summary>Makes sure that the folder may be written to.</summary>
    /// <param name="hashes">Files of the source by path, to know its tree by.</param>
    /// <exception cref="ExportException">The folder holds something else.</exception>
    public void Open(IEnumerable<(string Path, string Hash)> hashes)
    {
        if (File.Exists(_root)) throw new ExportException($"\"{root}\" is a file; give a folder.");
        Directory.CreateDirectory(_root);
        var marker = Path.Combine(_root, Marker);
        if (File.Exists(marker))
        {
            foreach (var line in File.ReadLines(marker).Where(line => line.Length > 65)) _before[line[65..]] = line[..64];
        }
        else if (!force && Directory.EnumerateFileSystemEntries(_root).Any(entry => Path.GetFileName(entry) != ".git")
            && !hashes.Any(file => Holds(file.Path, file.Hash)))
            throw new ExportException($"\"{root}\" holds other files than an export of this source; choose an empty folder, or add --force to write into it.");
    }

    /// <summary>Why a file can't be written, or null: its path leads out, or a file is there that is none of an export.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="source">The hash that the source's file has; null for a new one.</param>
    /// <param name="hash">The hash that it will have.</param>
    public string? Refusal(string path, string? source, string hash)
    {
        if (Unsafe(path) is { } reason) return $"{path}: {reason}";
        var file = FullPath(path);
        if (Directory.Exists(file)) return $"{path}: a folder has this name.";
        if (force || !File.Exists(file)) return null;
        var there = HashOf(File.ReadAllBytes(file));
        return there == source || there == hash || _before.GetValueOrDefault(path) == there ? null
            : $"{path}: the file there is none of an export; add --force to overwrite it.";
    }

    /// <summary>Writes a file, unless it is there just so.</summary>
    public async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        var (file, hash) = (FullPath(path), HashOf(bytes));
        _written[path] = hash;
        if (File.Exists(file) && new FileInfo(file).Length == bytes.Length && HashOf(await File.ReadAllBytesAsync(file, cancel)) == hash) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await ReplaceAsync(file, bytes, cancel);
    }

    /// <summary>Takes away a file that is left out, where it is as the source or an export before had it.</summary>
    public void Remove(string path, string? source)
    {
        if (Unsafe(path) is null && File.Exists(FullPath(path)) && HashOf(File.ReadAllBytes(FullPath(path))) is var there
            && (there == source || there == _before.GetValueOrDefault(path)))
            File.Delete(FullPath(path));
        _before.Remove(path);
    }

    /// <summary>Notes what was written, so that the next export may overwrite it.</summary>
    public Task CloseAsync(CancellationToken cancel)
    {
        var lines = _written.Concat(_before.Where(file => !_written.ContainsKey(file.Key))).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"{file.Value} {file.Key}\n");
        return ReplaceAsync(Path.Combine(_root, Marker), System.Text.Encoding.UTF8.GetBytes(string.Concat(lines)), cancel);
    }

    /// <summary>The SHA-256 of a file, in lower-case hexadecimal.</summary>
    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private bool Holds(string path, string hash) =>
        Unsafe(path) is null && File.Exists(FullPath(path)) && HashOf(File.ReadAllBytes(FullPath(path))) == hash;

    private string FullPath(string path) => Path.Combine([_root, .. path.Split('/')]);

    private string? Unsafe(string path)
    {
        var segments = path.Split('/');
        if (SafePath.Problem(path) is { } problem) return problem;
        var at = _root;
        foreach (var segment in segments)
        {
            at = Path.Combine(at, segment);
            if (new FileInfo(at).LinkTarget is not null) return "a link stands in its way, which may lead anywhere.";
            if (segment != segments[^1] && File.Exists(at)) return "a file stands where a folder of its path should.";
        }
        return null;
    }

    private static async Task ReplaceAsync(string file, byte[] bytes, CancellationToken cancel)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(file)!, $".{Guid.NewGuid():n}.tmp");
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, cancel);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
