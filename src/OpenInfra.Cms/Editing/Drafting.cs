using System.Buffers;
using System.Globalization;

namespace OpenInfra.Cms.Editing;

/// <summary>What every draft must keep, however incomplete: a usable slug and path, sizes, and text that can be stored.</summary>
public static class Drafting
{
    /// <summary>The longest slug, in characters; the longest path and title are given beside it.</summary>
    public const int MaxSlug = Slugs.MaxLength, MaxPath = 500, MaxTitle = 1_000;

    private static readonly SearchValues<char> _slugMarks = SearchValues.Create("-_.~+");

    /// <summary>Whether a text can be a slug: letters, digits and - _ . ~ +, at most <see cref="MaxSlug"/> characters.</summary>
    public static bool IsSlug(string slug) =>
        slug.Length is > 0 and <= MaxSlug && slug is not ("." or "..") && slug.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c) || _slugMarks.Contains(c));

    /// <summary>Whether a text can be a path: "/", or "/" before each of its segments, each of which could be a slug.</summary>
    public static bool IsPath(string path) =>
        path == "/" || (path.Length is > 1 and <= MaxPath && path[0] == '/' && path[1..].Split('/').All(IsSlug));

    /// <summary>All that is wrong with a draft as such; publishing asks for more.</summary>
    public static IReadOnlyList<Problem> Check<T>(ContentType<T> type, string slug, string path, T content) where T : class, IContent<T>
    {
        var problems = new List<Problem>();
        if (!IsSlug(slug)) problems.Add(new("/slug", $"A slug is 1 to {MaxSlug} letters, digits and - _ . ~ +."));
        if (!IsPath(path)) problems.Add(new("/path", $"A path is \"/\", or \"/\" before each of its segments, {MaxPath} characters at most."));
        if (content.Title.Length > MaxTitle) problems.Add(new($"/{type.Titled}", $"A title has {MaxTitle} characters at most."));
        problems.AddRange(Unstorable.In(type.Fields, content));
        return problems;
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
