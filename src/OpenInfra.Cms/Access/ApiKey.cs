using System.Security.Cryptography;

namespace OpenInfra.Cms.Access;

/// <summary>A key, as it is stored: who it is for, what it allows and the hash of its secret.</summary>
public sealed record ApiKey
{
    /// <summary>The public part of its token.</summary>
    public required string Id { get; init; }

    /// <summary>Whose key it is; no two keys in use have the same.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the secret.</summary>
    public required string Hash { get; init; }

    /// <summary>The secret before the latest rotation, while it is still good; null where there is none.</summary>
    public FormerSecret? Former { get; init; }

    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>The names of the content types that it is good for; none for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it; null where nobody said.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it last got a new secret; null for never.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>When it was last used, to about a minute; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who revoked it.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>Guards against two changes at the same time.</summary>
    public int Version { get; init; }

    /// <summary>
    /// Whether a token has this key's secret, or the one before while that is good. It takes the same time for every token.
    /// </summary>
    public bool Knows(KeyToken token, DateTimeOffset now)
    {
        var presented = Convert.FromHexString(token.Hash);
        var isPresent = CryptographicOperations.FixedTimeEquals(presented, Convert.FromHexString(Hash));
        var isFormer = CryptographicOperations.FixedTimeEquals(presented, Convert.FromHexString(Former?.Hash ?? Hash));
        return isPresent | (isFormer & Former?.Until > now);
    }
}

/// <summary>A secret that was replaced, and until when it is still good.</summary>
public sealed record FormerSecret(string Hash, DateTimeOffset Until);
