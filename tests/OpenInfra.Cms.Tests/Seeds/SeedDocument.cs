using System.Text.RegularExpressions;

namespace OpenInfra.Cms.Tests.Seeds;

/// <summary>One of the Markdown documents that everything else in seed-content/ is distilled from.</summary>
internal sealed record SeedDocument(string Id, string Text, Dictionary<string, object> FrontMatter)
{
    // An item of a list ends at a comma, at "and", or at both; the comma before "Limited" is part of a company's name.
    private const string ListSeparator = ", and |, (?!Limited)| and ";

    public static IReadOnlyList<SeedDocument> All { get; } = [.. SeedFiles.Paths(".md").Select(Load)];

    public static SeedDocument Of(string id) => All.Single(document => document.Id == id);

    public static bool AnySays(string words) => All.Any(document => document.Says(words));

    public bool Says(string words) => Regex.IsMatch(Text, $@"(?<!\w){Regex.Escape(words)}(?!\w)");

    public string Date => ((string)FrontMatter["date"])[..10];

    /// <summary>What a sentence enumerates where the pattern says "names", without links, articles and remarks in brackets.</summary>
    public IReadOnlyList<string> Names(string pattern) =>
    [
        .. Regex.Matches(Text, pattern, RegexOptions.Multiline)
            .Select(match => Regex.Replace(match.Groups["names"].Value, @"\[([^\]]+)\]\([^)]*\)| \([^)]*\)", "$1"))
            .SelectMany(list => Regex.Split(list, ListSeparator))
            .Select(name => Regex.Replace(name, "^the ", "")),
    ];

    private static SeedDocument Load(string path)
    {
        var text = SeedFiles.Read(path);
        var front = SeedFiles.Parse<Dictionary<string, object>>(text.Split("---\n", 3)[1]);
        return new(Identify(path, front), text, front);
    }

    private static string Identify(string path, Dictionary<string, object> front)
    {
        var seo = front.GetValueOrDefault("seo") as Dictionary<object, object>;
        var key = seo is null ? Path.GetFileNameWithoutExtension(path) : ((string)seo["url"]).Split('/')[^1];
        return path.StartsWith("pages/", StringComparison.Ordinal) ? $"page/{key}" : $"post/{key}";
    }
}
