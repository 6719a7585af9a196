namespace OpenInfra.Cms.Reading;

/// <summary>An entry as one perspective shows it, whatever its type.</summary>
public abstract record View
{
    public required string Id { get; init; }

    /// <summary>How many events the entry has: what an edit of its draft has to name.</summary>
    public required int Version { get; init; }

    public required Status Status { get; init; }

    /// <summary>The date that readers see; null for what was never published.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the draft was last changed.</summary>
    public required DateTimeOffset RevisedAt { get; init; }

    /// <summary>The publication that is to come; null for none, and for readers.</summary>
    public PlannedPublication? Schedule { get; init; }

    /// <summary>Whether it is the draft that is shown, and not what readers see.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Names this state of the draft to whoever changes it; null for what readers see, who have not seen the draft.</summary>
    public string? Tag => TagAt(Slug);

    /// <summary>The same, where it was found by a slug that may be another one than the draft's.</summary>
    public string? TagAt(string slug) => IsDraft ? DraftTag.Of(Id, Version, Slug, slug) : null;

    public abstract string Slug { get; }

    public abstract string Path { get; }

    /// <summary>The content, of whatever type.</summary>
    public abstract IContent Untyped { get; }

    /// <summary>The entry's type.</summary>
    public abstract ContentType Type { get; }

    /// <summary>What search engines are told: never without a title and a description.</summary>
    public abstract Seo Seo { get; }
}

/// <summary>An entry of a known type as one perspective shows it.</summary>
public sealed record View<T> : View where T : class, IContent<T>
{
    /// <summary>The slug, path and content that this perspective shows.</summary>
    public required Side<T> Side { get; init; }

    public T Content => Side.Content;

    public override string Slug => Side.Slug;

    public override string Path => Side.Path;

    public override IContent Untyped => Content;

    public override ContentType Type => T.Definition;

    public override Seo Seo => Seo.Of(Content);
}

public static class EntryViews
{
    extension<T>(Entry<T> entry) where T : class, IContent<T>
    {
        /// <summary>The entry as its editors see it.</summary>
        public View<T> AsDraft() => entry.View(entry.Draft) with
        {
            Schedule = entry.Schedule is { } schedule ? new(schedule.At, schedule.Revision) : null,
            IsDraft = true,
        };

        /// <summary>The entry as its readers see it; null where they don't.</summary>
        public View<T>? AsPublished() => entry.Published is { } published ? entry.View(published) : null;

        private View<T> View(Side<T> side) => new()
        {
            Id = entry.Id,
            Version = entry.Version,
            Status = entry.Status,
            PublishedAt = entry.PublishedAt,
            RevisedAt = entry.RevisedAt,
            Side = side,
        };
    }
}

/// <summary>When a publication is to come, and the version whose draft it is.</summary>
public sealed record PlannedPublication(DateTimeOffset At, int Revision);
