using OpenInfra.Cms.Exporting.Reconciling;

namespace OpenInfra.Cms.Exporting;

/// <summary>What came of an export.</summary>
public sealed record ExportReport
{
    /// <summary>How many files were written, with those that were there just so.</summary>
    public int Written { get; init; }

    /// <summary>How many of them differ from their source.</summary>
    public int Edited { get; init; }

    /// <summary>How many are new: entries that were made here, or that no document could tell of.</summary>
    public int Added { get; init; }

    /// <summary>How many files were left out, because their entries are archived, or not published.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many commits were made.</summary>
    public int Commits { get; init; }

    /// <summary>What could not be written back, by entry.</summary>
    public IReadOnlyList<Untold> Untold { get; init; } = [];

    /// <summary>The files that could not be written, and why.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Whether all is as it was asked for.</summary>
    public bool IsClean => Untold.Count == 0 && Refused.Count == 0;

    /// <summary>The account of several exports.</summary>
    public ExportReport And(ExportReport other) => new()
    {
        Written = Written + other.Written,
        Edited = Edited + other.Edited,
        Added = Added + other.Added,
        LeftOut = LeftOut + other.LeftOut,
        Commits = Commits + other.Commits,
        Untold = [.. Untold, .. other.Untold],
        Refused = [.. Refused, .. other.Refused],
    };
}

/// <summary>An export that can't be begun: what is in the way, and what would be right.</summary>
public sealed class ExportException(string message) : Exception(message);
