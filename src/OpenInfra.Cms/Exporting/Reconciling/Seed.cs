using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Importing.Planning;
using SystemPath = System.IO.Path;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>The beginning of a document for an entry that has none: it says what it is, in the dialect of its type's neighbours.</summary>
/// <param name="Path">Where it is to stand.</param>
/// <param name="Values">What it says to begin with.</param>
/// <param name="Neighbour">The path of the document that it is to look like; null for none.</param>
/// <param name="Keys">The keys of that document, in their order.</param>
internal sealed record Seed(string Path, JsonObject Values, string? Neighbour, IReadOnlyList<string> Keys)
{
    // What file systems take, but for an extension and a number.
    private const int MaxBytes = 240;

    private static readonly string[] _dialect = ["templateKey", "layout", "type"];

    /// <summary>Where a key belongs among the others.</summary>
    public int Rank(string key) => Keys.Contains(key) ? Keys.ToList().IndexOf(key) : Keys.Count;

    /// <summary>Begins a document.</summary>
    public static Seed For(Wanted entry, PlanView source, Func<string, bool> isTaken)
    {
        var isText = entry.Type.Fields.Any(field => field.Kind == FieldKind.Markdown);
        var neighbour = NeighbourOf(entry, source, isText);
        var extension = neighbour is null ? isText ? ".md" : ".yml" : SystemPath.GetExtension(neighbour.Document.Path);
        var path = neighbour is null ? [FolderOf(entry.Type), .. BelowRoot(entry) ?? [entry.Key]] : Beside(neighbour, entry);
        return new(
            Free(string.Join('/', path.Select(Short)), extension, isTaken), ValuesOf(entry, neighbour), neighbour?.Document.Path,
            [.. neighbour?.Values.Pairs.Select(pair => pair.Key) ?? []]);
    }

    private static JsonObject ValuesOf(Wanted entry, Candidate? neighbour)
    {
        var values = new JsonObject();
        foreach (var key in _dialect)
        {
            if (neighbour?.Document.Values?.At(key) is { Text: not null } node) values[key] = node.ToJson();
        }
        var name = entry.Type.Source.Name ?? "title";
        var called = neighbour?.KeysOf(name).FirstOrDefault(key => neighbour.Values.At(key) is not null && !key.Contains('.')) ?? name;
        if ((string?)entry.Content[name] is { Length: > 0 } title) values[called] = title;
        if (values.Count == 0 || (neighbour is null && entry.Type.Source.Folders.Count == 0)) values.Insert(0, "type", entry.Type.Name);
        return values;
    }

    // The last of the largest group that stands in one folder and is written alike; of equal ones, of that which stands highest.
    private static Candidate? NeighbourOf(Wanted entry, PlanView source, bool isText) => source.Candidates
        .Where(candidate => candidate.Type == entry.Type && candidate.IsWhole && (candidate.Document.IsMarkdown || !isText)
            && !candidate.Document.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        .GroupBy(candidate => (
            string.Join('/', FolderOf(candidate)), string.Join('|', _dialect.Select(key => candidate.Values[key]?.Text))))
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Item1.Count(c => c == '/')).FirstOrDefault()?.Last();

    // Pages stand where their path says, below the root of the pages; all else stands together.
    private static IEnumerable<string> Beside(Candidate neighbour, Wanted entry)
    {
        var folders = FolderOf(neighbour);
        IEnumerable<string> own = [.. folders, NameOf(neighbour, entry)];
        if (BelowRoot(entry) is { } below) own = [.. folders[..(Array.FindLastIndex(folders, FileNames.IsRoot) + 1)], .. below];
        return IsIndex(neighbour) && entry.Path != "/" ? own.Append("index") : own;
    }

    private static string[]? BelowRoot(Wanted entry) => entry.Type.PathOf("x") != "/x" ? null
        : (entry.Path == "/" ? "/index" : entry.Path).Split('/', StringSplitOptions.RemoveEmptyEntries);

    // Jekyll has the day before the name.
    private static string NameOf(Candidate neighbour, Wanted entry) =>
        entry.Date is { } date && FileNames.SlugOf(neighbour.Document) != neighbour.Document.Name
            ? date.UtcDateTime.ToString("yyyy-MM-dd'-'", CultureInfo.InvariantCulture) + entry.Key : entry.Key;

    // An "index" stands in a folder of its own.
    private static string[] FolderOf(Candidate candidate) => candidate.Document.Path.Split('/')[..^(IsIndex(candidate) ? 2 : 1)];

    private static bool IsIndex(Candidate candidate) =>
        SystemPath.GetFileNameWithoutExtension(candidate.Document.Path) == "index" && candidate.Document.Path.Contains('/');

    private static string FolderOf(ContentType type) => type.Source.Folders is [var first, ..] ? first : type.Plural;

    private static string Short(string segment)
    {
        while (Encoding.UTF8.GetByteCount(segment) > MaxBytes) segment = segment[..^(char.IsLowSurrogate(segment[^1]) ? 2 : 1)];
        return segment;
    }

    private static string Free(string path, string extension, Func<string, bool> isTaken)
    {
        var number = 1;
        while (isTaken(Numbered())) number++;
        return Numbered();

        string Numbered() => number == 1 ? path + extension : $"{path}-{number}{extension}";
    }
}
