using System.Text.Json.Nodes;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Patching;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using SystemPath = System.IO.Path;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>The beginning of a document for an entry that has none: it says what it is, in the dialect of its type's neighbours.</summary>
internal sealed record Seed(string Path, string Text, IReadOnlyList<string> Keys)
{
    private static readonly string[] _dialect = ["templateKey", "layout", "type"], _roots = ["pages", "content", "src"];

    /// <summary>Where a key belongs among the others.</summary>
    public int Rank(string key) => Keys.Contains(key) ? Keys.ToList().IndexOf(key) : Keys.Count;

    /// <summary>Begins a document.</summary>
    public static Seed For(Wanted entry, PlanView view, Func<string, bool> isTaken)
    {
        var isText = entry.Type.Fields.Any(field => field.Kind == FieldKind.Markdown);
        var neighbour = NeighbourOf(entry, view, isText);
        var extension = neighbour is null ? isText ? ".md" : ".yml" : SystemPath.GetExtension(neighbour.Document.Path);
        var values = new JsonObject();
        foreach (var key in _dialect)
        {
            if (neighbour?.Values[key] is { Text: not null } node) values[key] = node.ToJson();
        }
        var name = entry.Type.Source.Name ?? "title";
        var called = neighbour?.KeysOf(name).FirstOrDefault(key => neighbour.Values.At(key) is not null && !key.Contains('.')) ?? name;
        if ((string?)entry.Content[name] is { Length: > 0 } title) values[called] = title;
        var path = Free(neighbour is null ? $"{FolderOf(entry.Type)}/{entry.Key}" : Beside(neighbour, entry), extension, isTaken);
        if (values.Count == 0 || (neighbour is null && entry.Type.Source.Folders.Count == 0)) values.Insert(0, "type", entry.Type.Name);
        var yaml = new YamlWriter(Layout.Default).Pairs(values, 0, 0);
        var text = SourceDocument.IsMarkdownFile(path) ? $"---\n{yaml}\n---\n" : $"{yaml}\n";
        return new(path, text, [.. neighbour?.Values.Pairs.Select(pair => pair.Key) ?? []]);
    }

    // The last of the largest group that stands in one folder and is written alike.
    private static Candidate? NeighbourOf(Wanted entry, PlanView view, bool isText) => view.Candidates
        .Where(candidate => candidate.Type == entry.Type && candidate.IsWhole && (candidate.Document.IsMarkdown || !isText)
            && !candidate.Document.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        .GroupBy(candidate => (SystemPath.GetDirectoryName(candidate.Document.Path), string.Join('|', _dialect.Select(key => candidate.Values[key]?.Text))))
        .OrderByDescending(group => group.Count()).FirstOrDefault()?.Last();

    // Pages stand where their path says, below the root of the pages; all else stands together.
    private static string Beside(Candidate neighbour, Wanted entry)
    {
        var folders = neighbour.Document.Path.Split('/')[..^1];
        if (entry.Type.PathOf("x") != "/x") return string.Join('/', [.. folders, entry.Key]);
        var root = folders[..(Array.FindLastIndex(folders, _roots.Contains) + 1)];
        return string.Join('/', [.. root, .. (entry.Path == "/" ? "/index" : entry.Path).Split('/', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string FolderOf(ContentType type) => type.Source.Folders is [var first, ..] ? first : type.Plural;

    private static string Free(string path, string extension, Func<string, bool> isTaken)
    {
        var number = 1;
        while (isTaken(Numbered())) number++;
        return Numbered();

        string Numbered() => number == 1 ? path + extension : $"{path}-{number}{extension}";
    }
}
