namespace OpenInfra.Cms.Exporting;

/// <summary>What is to be exported, and how.</summary>
public sealed record ExportOptions
{
    /// <summary>The source whose files are written; null for all, each in a folder of its name where there are several.</summary>
    public string? Source { get; init; }

    /// <summary>Whether readers' state is written rather than editors': what is not published is left out.</summary>
    public bool Published { get; init; }

    /// <summary>Only files with entries of this type; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Only files with entries that changed since; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether the folder is a git repository that gets a commit for each revision.</summary>
    public bool Git { get; init; }

    /// <summary>Whether files that are none of an export may be overwritten.</summary>
    public bool Force { get; init; }
}
