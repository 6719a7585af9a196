using System.Text.RegularExpressions;
using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>
/// What the names of files say by the conventions of Jekyll, Eleventy, Hugo and Docusaurus: "2022-06-07-hello.md" is of that day.
/// In Jekyll's _posts and _drafts the day is no part of the slug.
/// </summary>
internal static partial class FileNames
{
    private static readonly string[] _jekyll = ["_posts", "_drafts"];

    /// <summary>The folders that are no part of a document's path on the site, nor is what stands above them.</summary>
    public static bool IsRoot(string folder) => folder is "pages" or "content" or "src" || _jekyll.Contains(folder);

    /// <summary>The day that the file's name, or for an "index" its folder's, begins with; null where there is none.</summary>
    public static string? DayIn(SourceDocument document) =>
        document.IsMarkdown && Dated.Match(document.Name) is { Success: true } match ? match.Groups["day"].Value : null;

    /// <summary>The file's name without what is no part of the slug.</summary>
    public static string SlugOf(SourceDocument document) =>
        document.Path.Split('/').Any(_jekyll.Contains) && Dated.Match(document.Name) is { Success: true } match
            ? match.Groups["rest"].Value : document.Name;

    /// <summary>Whether the file stands among Jekyll's drafts.</summary>
    public static bool IsDraft(SourceDocument document) => document.Path.Split('/').SkipLast(1).Contains("_drafts");

    [GeneratedRegex("^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[-_](?<rest>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated { get; }
}
