using System.Security.Cryptography;

namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>
/// The folder that an export is written to, and nothing outside of it: the paths are a source's, so they may lead anywhere.
/// Each file is whole or not there.
/// </summary>
internal sealed class TargetFolder(string root, string source, bool force)
{
    private readonly string _root = Path.GetFullPath(root);
    private readonly string _source = source.ReplaceLineEndings(" ");
    private readonly Dictionary<string, string> _written = [];
    private readonly List<string> _gone = [];
    private Marker _marker = Marker.None;

    /// <summary>The paths of files that an export wrote before and that are none of it any more.</summary>
    public IReadOnlyCollection<string> Gone => _gone;

    /// <summary>Makes sure that the folder may be written to.</summary>
    /// <param name="hashes">Files of the source by path, to know its tree by.</param>
    /// <exception cref="ExportException">The folder holds something else.</exception>
    public void Open(IEnumerable<(string Path, string Hash)> hashes)
    {
        if (File.Exists(_root)) throw new ExportException($"\"{root}\" is a file; give a folder.");
        Directory.CreateDirectory(_root);
        _marker = Marker.In(_root);
        if (force) return;
        if (_marker.Source is { } other && other != _source)
            throw new ExportException(
                $"\"{root}\" holds an export of the source \"{other}\"; choose another folder, or add --force to write into it.");
        if (_marker == Marker.None && Directory.EnumerateFileSystemEntries(_root).Any(entry => Path.GetFileName(entry) != ".git")
            && !hashes.Any(file => Holds(file.Path, file.Hash)))
            throw new ExportException(
                $"\"{root}\" holds other files than an export of this source; choose an empty folder, or add --force to write into it.");
    }

    /// <summary>Why a file can't be written, or null: its path leads out, or a file is there that is none of an export.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="original">The hash that the source's file has; null for a new one.</param>
    /// <param name="hash">The hash that it will have.</param>
    public string? Refusal(string path, string? original, string hash)
    {
        if (Unsafe(path) is { } reason) return reason;
        var file = FullPath(path);
        if (Directory.Exists(file)) return "a folder has this name.";
        if (force || !File.Exists(file)) return null;
        var there = HashOf(File.ReadAllBytes(file));
        return there == original || there == hash || _marker.HashOf(path) == there ? null
            : "the file there is none of an export; add --force to overwrite it.";
    }

    /// <summary>Writes a file, unless it is there just so.</summary>
    public void Write(string path, byte[] bytes)
    {
        var (file, hash) = (FullPath(path), HashOf(bytes));
        if (!File.Exists(file) || new FileInfo(file).Length != bytes.Length || HashOf(File.ReadAllBytes(file)) != hash)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Replace(file, bytes);
        }
        _written[path] = hash;
    }

    /// <summary>
    /// Takes away a file that is no part of the export, where it is as the source or an export before had it; why it can't
    /// be, or null.
    /// </summary>
    public string? Remove(string path, string? original)
    {
        if (Unsafe(path) is { } reason) return reason;
        var file = FullPath(path);
        if (File.Exists(file))
        {
            var there = HashOf(File.ReadAllBytes(file));
            if (!force && there != original && there != _marker.HashOf(path))
                return "it is no part of the export any more, and somebody changed the file there; remove it, or add --force.";
            File.Delete(file);
            RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        }
        _gone.Add(path);
        return null;
    }

    /// <summary>The files that an export wrote here before.</summary>
    public IEnumerable<string> Before => _marker.Paths;

    /// <summary>Notes what was written, so that the next export may overwrite it.</summary>
    public void Close() => Replace(Path.Combine(_root, Marker.FileName), _marker.With(_source, _written, _gone).ToBytes());

    /// <summary>The files that can't all be there, because the file system can't tell them apart, and why.</summary>
    public IEnumerable<(string Path, string Why)> Clashes(IEnumerable<string> paths) =>
        CaseClashes.In(paths).ToList() is { Count: > 0 } clashes && CaseClashes.AreLikelyIn(_root) ? clashes : [];

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

    private void RemoveEmptyFolders(string folder)
    {
        for (; folder.Length > _root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
    }

    private static void Replace(string file, byte[] bytes)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(file)!, $".{Guid.NewGuid():n}.tmp");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
