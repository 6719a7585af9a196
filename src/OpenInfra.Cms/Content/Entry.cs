using System.ComponentModel;

namespace OpenInfra.Cms.Content;

/// <summary>Where an entry stands: only drafted, readable by everybody, or taken out of use.</summary>
[Description("Where an entry stands.")]
public enum Status
{
    [Description("Only its editors see it.")]
    Draft,

    [Description("Readers see it.")]
    Published,

    [Description("Out of use; nobody sees it.")]
    Archived,
}

/// <summary>The present state of one piece of content: as its editors see it, and as its readers do.</summary>
public sealed record Entry<T> where T : class
{
    /// <summary>"{type}/{first slug}": given once, never changed.</summary>
    public required string Id { get; init; }

    /// <summary>How many events its stream has: 1 for a new draft.</summary>
    public int Version { get; init; }

    public Status Status { get; init; }

    /// <summary>What editors work on.</summary>
    public required Side<T> Draft { get; init; }

    /// <summary>What readers see; null while nothing is published.</summary>
    public Side<T>? Published { get; init; }

    /// <summary>When it was first published, or the date its source gives, also to a draft; kept when it is published again.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The publication that is to come; null for none.</summary>
    public Schedule<T>? Schedule { get; init; }

    /// <summary>When that is: a column of its own, by which what is due is found.</summary>
    public DateTimeOffset? ScheduledAt => Schedule?.At;

    /// <summary>When its draft was last changed.</summary>
    public required DateTimeOffset RevisedAt { get; init; }

    /// <summary>The import that last wrote it; null for what editors made.</summary>
    public Provenance? Source { get; init; }

    /// <summary>Whether somebody changed it here since the last import, or made it here.</summary>
    public bool IsEditedHere => Source?.Version != Version;
}

/// <summary>Content with the slug and path it is found under; draft and published each have their own.</summary>
public sealed record Side<T>(string Slug, string Path, T Content) where T : class;

/// <summary>Which source an entry came from, and the version of the entry that its last import left.</summary>
public sealed record Provenance(string Name, int Version);

/// <summary>A publication to come: the draft as it was at a version, whatever becomes of the draft until then.</summary>
public sealed record Schedule<T>(DateTimeOffset At, int Revision, Side<T> Side) where T : class;
