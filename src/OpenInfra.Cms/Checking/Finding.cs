namespace OpenInfra.Cms.Checking;

/// <summary>Whether a finding lets a check fail.</summary>
public enum Severity
{
    Error,
    Warning,
}

/// <summary>Something in the content that readers would stumble over.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>, in all outputs.</param>
/// <param name="Severity">Whether it lets the check fail.</param>
/// <param name="Entry">The id of the entry.</param>
/// <param name="Path">The file that the entry came from; the entry's path where it was made or rewritten here.</param>
/// <param name="Line">The line in the file, or in the text of an entry that has none; from 1.</param>
/// <param name="Message">What is wrong, and where it is known, what would be right.</param>
public sealed record Finding(string Kind, Severity Severity, string Entry, string Path, int Line, string Message);

/// <summary>The kinds of findings.</summary>
public static class FindingKind
{
    public const string BrokenLink = "broken-link";
    public const string BrokenAnchor = "broken-anchor";
    public const string MissingReference = "missing-reference";
    public const string MissingAsset = "missing-asset";
    public const string DuplicateSlug = "duplicate-slug";
    public const string DuplicatePath = "duplicate-path";
    public const string EmptyTitle = "empty-title";
    public const string MissingAlt = "missing-alt";
    public const string HeadingJump = "heading-jump";

    /// <summary>Names of entries of one type that look alike: "similar-author".</summary>
    public static string SimilarTo(ContentType type) => $"similar-{type.Name}";

    /// <summary>What is missing for readers is an error; what may be meant is a warning.</summary>
    public static Severity SeverityOf(string kind) =>
        kind is BrokenLink or BrokenAnchor or MissingReference or MissingAsset or DuplicateSlug or DuplicatePath
            ? Severity.Error : Severity.Warning;
}
