namespace OpenInfra.Cms.Histories;

/// <summary>One event of an entry's history, as people are told of it.</summary>
public sealed record Revision
{
    /// <summary>The version that the entry had then.</summary>
    public required int Version { get; init; }

    /// <summary>What happened.</summary>
    public required EventKind Event { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it: "key:ann"; null where that is not known, as with an import.</summary>
    public string? By { get; init; }

    /// <summary>The source whose import did it; null where a person did.</summary>
    public string? Source { get; init; }

    /// <summary>The values that a new draft changed, as JSON pointers.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>The version whose draft was published or scheduled; null for other events.</summary>
    public int? Draft { get; init; }

    /// <summary>The date that readers saw from then on; null for other events.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The moment that the publication was set to; null for other events.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Why the service called a publication off; null for other events.</summary>
    public string? Reason { get; init; }
}
