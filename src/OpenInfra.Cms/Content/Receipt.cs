namespace OpenInfra.Cms.Content;

/// <summary>
/// What a request with an idempotency key has done, stored with it: the same request again gives the first answer, and does
/// nothing.
/// </summary>
public sealed record Receipt
{
    /// <summary>How long a key is remembered.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>Made of who asked and of their key.</summary>
    public required string Id { get; init; }

    /// <summary>Made of all that was asked: another request under the same key is a mistake.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The entry that was changed.</summary>
    public string Entry { get; init; } = "";

    /// <summary>The version that it was left at.</summary>
    public int Version { get; init; }

    /// <summary>What was merged; null for nothing.</summary>
    public Merged? Merged { get; init; }

    /// <summary>What was odd in the document that was sent, and what was made of it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public DateTimeOffset At { get; init; }
}

/// <summary>Which values of a merged draft come from whom, as JSON pointers.</summary>
/// <param name="Version">The version that was merged with.</param>
/// <param name="Yours">What the sender changed.</param>
/// <param name="Theirs">What others had changed.</param>
public sealed record Merged(int Version, IReadOnlyList<string> Yours, IReadOnlyList<string> Theirs);
