using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Access;

/// <summary>A key as those see it who look after keys: all but the hashes. Its token is there only when it was just made.</summary>
public sealed record KeyInfo(
    string Id, string Name, IReadOnlyList<Scope> Scopes, IReadOnlyList<string> Types, DateTime CreatedAt, string? CreatedBy,
    DateTime? ExpiresAt, DateTime? RotatedAt, DateTime? FormerUntil, DateTime? LastUsedAt, DateTime? RevokedAt, string? RevokedBy)
{
    /// <summary>The token, secret included; null where it is not to be had any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public static KeyInfo Of(ApiKey key) => new(
        key.Id, key.Name, key.Scopes, key.Types, key.CreatedAt.UtcDateTime, key.CreatedBy,
        key.ExpiresAt?.UtcDateTime, key.RotatedAt?.UtcDateTime, key.Former?.Until.UtcDateTime, key.LastUsedAt?.UtcDateTime,
        key.RevokedAt?.UtcDateTime, key.RevokedBy);

    public static KeyInfo Of(IssuedKey issued) => Of(issued.Key) with { Token = issued.Token.Reveal() };

    /// <summary>What it is good for and until when, in words.</summary>
    public string Describe() =>
        $"{string.Join(", ", Scopes.Select(scope => scope.Name))} for {(Types is [] ? "all types" : string.Join(", ", Types))}, "
        + (ExpiresAt is { } end ? $"until {end:u}" : "until it is revoked");

    // What is printed may be logged.
    public override string ToString() => $"Key {Id}";
}
