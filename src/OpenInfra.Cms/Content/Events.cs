using System.ComponentModel;

namespace OpenInfra.Cms.Content;

/// <summary>The kinds of events. Their names are also what events are stored under, so none ever changes.</summary>
[Description("What happened to an entry.")]
public enum EventKind
{
    [Description("A new draft.")]
    Revised,

    [Description("A draft became what readers see.")]
    Published,

    [Description("A draft is to become what readers see at a moment.")]
    Scheduled,

    [Description("What was scheduled won't happen.")]
    Unscheduled,

    [Description("Readers see it no more; the draft stays.")]
    Unpublished,

    [Description("Taken out of use; nothing is deleted.")]
    Archived,

    [Description("Back in use, as a draft.")]
    Restored,
}

/// <summary>Something that happened to an entry. Who did it and when is in the event's metadata.</summary>
public abstract record EntryEvent
{
    private protected EntryEvent(EventKind kind) => Kind = kind;

    /// <summary>What it is that happened.</summary>
    public EventKind Kind { get; }

    /// <summary>The name of the source, where an import did it; null where a person did.</summary>
    public string? Source { get; init; }

    /// <summary>What events of a kind are stored as: "post_revised". The name of a class would change with the class.</summary>
    public static string NameOf(ContentType type, EventKind kind) => $"{type.Name}_{Wire.NameOf($"{kind}")}";

    /// <summary>The events of a type's entries, one of each kind.</summary>
    public static IReadOnlyDictionary<EventKind, Type> Of<T>() where T : class => new Dictionary<EventKind, Type>
    {
        [EventKind.Revised] = typeof(Revised<T>),
        [EventKind.Published] = typeof(Published<T>),
        [EventKind.Scheduled] = typeof(Scheduled<T>),
        [EventKind.Unscheduled] = typeof(Unscheduled<T>),
        [EventKind.Unpublished] = typeof(Unpublished<T>),
        [EventKind.Archived] = typeof(Archived<T>),
        [EventKind.Restored] = typeof(Restored<T>),
    };
}

/// <summary>A new draft.</summary>
public sealed record Revised<T>(string Slug, string Path, T Content) : EntryEvent(EventKind.Revised) where T : class
{
    /// <summary>The date that its source or an editor gives a draft, which publishing keeps; null where it keeps the one that it has.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>True where an editor took away the date that the draft had; null else.</summary>
    public bool? IsUndated { get; init; }
}

/// <summary>The draft, or the revision that was scheduled, became what readers see, dated <paramref name="At"/>.</summary>
public sealed record Published<T>(DateTimeOffset At) : EntryEvent(EventKind.Published) where T : class
{
    /// <summary>The version whose draft it is, where that was scheduled; null for the draft as it stands.</summary>
    public int? Revision { get; init; }
}

/// <summary>The draft as of <paramref name="Revision"/> is to become what readers see at a moment; later drafts don't change that.</summary>
public sealed record Scheduled<T>(DateTimeOffset At, int Revision) : EntryEvent(EventKind.Scheduled) where T : class;

/// <summary>What was scheduled won't happen.</summary>
public sealed record Unscheduled<T>() : EntryEvent(EventKind.Unscheduled) where T : class
{
    /// <summary>Why the service couldn't publish when the moment came; null where a person called it off.</summary>
    public string? Reason { get; init; }
}

/// <summary>Readers see it no more; the draft stays.</summary>
public sealed record Unpublished<T>() : EntryEvent(EventKind.Unpublished) where T : class;

/// <summary>Taken out of use; nothing is deleted.</summary>
public sealed record Archived<T>() : EntryEvent(EventKind.Archived) where T : class;

/// <summary>Back in use, as a draft.</summary>
public sealed record Restored<T>() : EntryEvent(EventKind.Restored) where T : class;
