using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenInfra.Cms.Exporting.Targets;

namespace OpenInfra.Cms.Exporting.Histories;

/// <summary>The git repository that an export is written to: what its branch holds, and which revisions it has commits of.</summary>
internal sealed class Repository
{
    /// <summary>The line of a commit's message that names the event it stands for; 0 for the import.</summary>
    public const string Trailer = "Cms-Event";

    private readonly Dictionary<string, string> _tree;
    private readonly HashSet<long> _events;
    private readonly Func<byte[], byte[]> _hash;

    private Repository(string folder, string branch, Dictionary<string, string> tree, HashSet<long> events, bool isSha256)
    {
        (Folder, Branch, _tree, _events) = (folder, branch, tree, events);
        _hash = isSha256 ? SHA256.HashData : HashOfGit;
    }

    public string Folder { get; }

    public string Branch { get; }

    /// <summary>Whether no export has left a commit yet.</summary>
    public bool IsNew => _events.Count == 0;

    /// <summary>The last event that a commit stands for.</summary>
    public long Last => _events.DefaultIfEmpty().Max();

    /// <summary>Opens the repository of a folder, which is made where there is none.</summary>
    /// <exception cref="ExportException">It can't be used.</exception>
    public static async Task<Repository> OpenAsync(string folder, CancellationToken cancel)
    {
        if (!Path.Exists(Path.Combine(folder, ".git"))) await Git.DoAsync(folder, cancel, "init", "--quiet", "--initial-branch=main");
        await ExcludeMarkerAsync(folder, cancel);
        if (await Git.RunAsync(folder, cancel, "symbolic-ref", "--quiet", "HEAD") is not { Code: 0, Output: var branch })
            throw new ExportException(
                "No branch is checked out in the repository there, so commits would be lost: check one out (git switch main).");
        if ((await Git.RunAsync(folder, cancel, "rev-parse", "--quiet", "--verify", "HEAD")).Code != 0)
            return new(folder, branch, [], [], false);
        var isSha256 = await Git.DoAsync(folder, cancel, "rev-parse", "--show-object-format") == "sha256";
        return new(folder, branch, await TreeAsync(folder, cancel), await EventsAsync(folder, cancel), isSha256) { _hasCommits = true };
    }

    /// <summary>Whether there is a commit for an event.</summary>
    public bool Has(long sequence) => _events.Contains(sequence);

    /// <summary>Whether the branch has a file with just these bytes, or has none (null).</summary>
    public bool Has(string path, byte[]? bytes) => bytes is null ? !_tree.ContainsKey(path) : _tree.GetValueOrDefault(path) == IdOf(bytes);

    /// <summary>Notes what a commit makes of a file.</summary>
    public void Note(string path, byte[]? bytes)
    {
        if (bytes is null) _tree.Remove(path);
        else _tree[path] = IdOf(bytes);
    }

    /// <summary>Begins to add commits.</summary>
    public FastImport Begin() => FastImport.Start(Folder, Branch, _hasCommits ? $"{Branch}^0" : null);

    private bool _hasCommits;

    private string IdOf(byte[] bytes) =>
        Convert.ToHexStringLower(
            _hash([.. Encoding.ASCII.GetBytes($"blob {bytes.Length.ToString(CultureInfo.InvariantCulture)}\0"), .. bytes]));

    // "100644 blob 0a1b…<tab>path", each ended by U+0000.
    private static async Task<Dictionary<string, string>> TreeAsync(string folder, CancellationToken cancel) =>
        (await Git.DoAsync(folder, cancel, "ls-tree", "-r", "-z", "--full-tree", "HEAD")).Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('\t', 2)).ToDictionary(parts => parts[1], parts => parts[0].Split(' ')[2]);

    private static async Task<HashSet<long>> EventsAsync(string folder, CancellationToken cancel) =>
        [.. (await Git.DoAsync(folder, cancel, "log", $"--format=%(trailers:key={Trailer},valueonly,separator=)")).Split('\n')
            .Select(line => long.TryParse(line.Trim(), CultureInfo.InvariantCulture, out var sequence) ? sequence : (long?)null)
            .OfType<long>()];

    private static async Task ExcludeMarkerAsync(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, await Git.DoAsync(folder, cancel, "rev-parse", "--git-path", "info/exclude"));
        if (File.Exists(path) && (await File.ReadAllLinesAsync(path, cancel)).Contains($"/{Marker.FileName}")) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.AppendAllTextAsync(path, $"\n/{Marker.FileName}\n", cancel);
    }

#pragma warning disable CA5350 // Git's ids are SHA-1 where a repository isn't told otherwise; nothing is trusted for them.
    private static byte[] HashOfGit(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
