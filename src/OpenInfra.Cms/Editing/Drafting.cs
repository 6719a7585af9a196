using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;

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
        if (content.Title.Length > MaxTitle) problems.Add(new("/title", $"A title has {MaxTitle} characters at most."));
        problems.AddRange(NulsIn(type.Fields, content, ""));
        return problems;
    }

    // PostgreSQL can't store U+0000, in text or in JSON.
    private static IEnumerable<Problem> NulsIn(IReadOnlyList<Field> fields, object owner, string place) =>
        from field in fields
        from value in field.ValuesOf(owner)
        from problem in value switch
        {
            _ when field.Kind == FieldKind.Object => NulsIn(field.Members, value, $"{place}/{field.Name}"),
            Markdown { Source: { } source } when HasNul(source) => [Nul($"{place}/{field.Name}")],
            string text when HasNul(text) => [Nul($"{place}/{field.Name}")],
            JsonObject json when HasNul(json) => [Nul($"{place}/{field.Name}")],
            _ => [],
        }
        select problem;

    private static Problem Nul(string place) => new(place, "A text can't hold the character U+0000; leave it out.");

    private static bool HasNul(string text) => text.Contains('\0', StringComparison.Ordinal);

    private static bool HasNul(JsonNode? json) => json switch
    {
        JsonObject mapping => mapping.Any(pair => HasNul(pair.Key) || HasNul(pair.Value)),
        JsonArray list => list.Any(HasNul),
        JsonValue value => value.TryGetValue<string>(out var text) && HasNul(text),
        _ => false,
    };

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
