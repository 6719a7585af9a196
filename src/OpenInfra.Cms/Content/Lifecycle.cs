namespace OpenInfra.Cms.Content;

/// <summary>What each event makes of an entry. Editing decides with it, and the projection stores the same.</summary>
public static class Lifecycle
{
    /// <summary>The entry after one more event; null before the first.</summary>
    /// <param name="entry">The entry so far; null for a new one.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="what">What happened.</param>
    /// <param name="version">The number of the event in its stream, from 1.</param>
    /// <param name="at">When it happened.</param>
    public static Entry<T>? Then<T>(Entry<T>? entry, string id, EntryEvent what, int version, DateTimeOffset at) where T : class
    {
        var after = what switch
        {
            Revised<T> revised when entry is null => new Entry<T> { Id = id, Draft = SideOf(revised), RevisedAt = at, PublishedAt = revised.Date },
            Revised<T> revised when entry.Published is null =>
                entry with { Draft = SideOf(revised), RevisedAt = at, PublishedAt = DateOf(revised, entry.PublishedAt) },
            Revised<T> revised => entry with { Draft = SideOf(revised), RevisedAt = at },
            Published<T> published => entry! with
            {
                Published = published.Revision is null ? entry.Draft : entry.Schedule!.Side,
                PublishedAt = published.At,
                Status = Status.Published,
                Schedule = null,
            },
            Scheduled<T> scheduled => entry! with { Schedule = new(scheduled.At, scheduled.Revision, entry.Draft) },
            Unscheduled<T> => entry! with { Schedule = null },
            Unpublished<T> => entry! with { Published = null, Status = Status.Draft },
            Archived<T> => entry! with { Published = null, Status = Status.Archived, Schedule = null },
            Restored<T> => entry! with { Status = Status.Draft },
            _ => entry,
        };
        return after is null ? null : after with
        {
            Version = version,
            Source = what.Source is { } source ? new(source, version) : after.Source,
        };
    }

    private static DateTimeOffset? DateOf<T>(Revised<T> revised, DateTimeOffset? before) where T : class =>
        revised.IsUndated is true ? null : revised.Date ?? before;

    private static Side<T> SideOf<T>(Revised<T> revised) where T : class => new(revised.Slug, revised.Path, revised.Content);
}
