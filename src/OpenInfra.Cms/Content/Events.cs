namespace OpenInfra.Cms.Content;

/// <summary>Something that happened to an entry. Who did it and when is in the event's metadata.</summary>
public abstract record EntryEvent
{
    /// <summary>The name of the source, where an import did it; null where a person did.</summary>
    public string? Source { get; init; }
}

/// <summary>A new draft.</summary>
public sealed record Revised<T>(string Slug, string Path, T Content) : EntryEvent where T : class
{
    /// <summary>The date that its source gives a draft, which publishing keeps; null where it gives none.</summary>
    public DateTimeOffset? Date { get; init; }
}

/// <summary>The draft, or the revision that was scheduled, became what readers see, dated <paramref name="At"/>.</summary>
public sealed record Published<T>(DateTimeOffset At) : EntryEvent where T : class
{
    /// <summary>The version whose draft it is, where that was scheduled; null for the draft as it stands.</summary>
    public int? Revision { get; init; }
}

/// <summary>The draft as of <paramref name="Revision"/> is to become what readers see at a moment; later drafts don't change that.</summary>
public sealed record Scheduled<T>(DateTimeOffset At, int Revision) : EntryEvent where T : class;

/// <summary>What was scheduled won't happen.</summary>
public sealed record Unscheduled<T> : EntryEvent where T : class
{
    /// <summary>Why the service couldn't publish when the moment came; null where a person called it off.</summary>
    public string? Reason { get; init; }
}

/// <summary>Readers see it no more; the draft stays.</summary>
public sealed record Unpublished<T> : EntryEvent where T : class;

/// <summary>Taken out of use; nothing is deleted.</summary>
public sealed record Archived<T> : EntryEvent where T : class;

/// <summary>Back in use, as a draft.</summary>
public sealed record Restored<T> : EntryEvent where T : class;
