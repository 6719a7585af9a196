using System.Text;

namespace OpenInfra.Cms.Exporting.Targets;

/// <summary>What an export noted of the folder that it wrote: its source, and a line for each file, its hash and its path.</summary>
internal sealed record Marker(string? Source, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The name of the file that it stands in.</summary>
    public const string FileName = ".cms-export";

    private const string SourceLine = "source ";
    private const int HashLength = 64;

    /// <summary>That no export wrote there.</summary>
    public static Marker None { get; } = new(null, new Dictionary<string, string>());

    /// <summary>The files, by path.</summary>
    public IEnumerable<string> Paths => Files.Keys;

    /// <summary>What is noted in a folder.</summary>
    public static Marker In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return None;
        var lines = File.ReadAllLines(path);
        var source = lines is [var first, ..] && first.StartsWith(SourceLine, StringComparison.Ordinal) ? first[SourceLine.Length..] : null;
        var files = lines.Where(line => line.Length > HashLength + 1 && line[HashLength] == ' ');
        return new(source, files.DistinctBy(line => line[(HashLength + 1)..])
            .ToDictionary(line => line[(HashLength + 1)..], line => line[..HashLength]));
    }

    /// <summary>The hash of a file that an export wrote; null where none did.</summary>
    public string? HashOf(string path) => Files.GetValueOrDefault(path);

    /// <summary>The same after another export.</summary>
    public Marker With(string source, IReadOnlyDictionary<string, string> written, IReadOnlyCollection<string> gone) => new(
        source, Files.Where(file => !written.ContainsKey(file.Key) && !gone.Contains(file.Key)).Concat(written).ToDictionary());

    /// <summary>The note.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{SourceLine}{Source}\n" + string.Concat(
        Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Value} {file.Key}\n")));
}
