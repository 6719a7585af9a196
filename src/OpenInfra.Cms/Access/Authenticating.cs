using Marten;

namespace OpenInfra.Cms.Access;

/// <summary>Whether a token opens the door.</summary>
public abstract record Admission
{
    private Admission() { }

    /// <summary>It does, as this key.</summary>
    public sealed record Granted(ApiKey Key) : Admission;

    /// <summary>It doesn't; <paramref name="Why"/> is for whoever sent it, and tells nothing to those who only guess.</summary>
    public sealed record Denied(string Why) : Admission;
}

public static class Authenticating
{
    // What tokens of unknown keys are compared with, so that they take no less time.
    private static readonly ApiKey _nobody = new() { Id = "", Name = "", Hash = KeyToken.New().Hash, Scopes = [], CreatedAt = default };

    extension(IQuerySession session)
    {
        /// <summary>Looks the key of a token up and compares the secrets.</summary>
        public async Task<Admission> AuthenticateAsync(string token, DateTimeOffset now, CancellationToken cancel)
        {
            if (KeyToken.Parse(token) is not { } presented) return new Admission.Denied("That is no key: it is mistyped or cut off.");
            var key = await session.LoadAsync<ApiKey>(presented.KeyId, cancel);
            var isKnown = (key ?? _nobody).Knows(presented, now);
            return key switch
            {
                null => new Admission.Denied("There is no such key."),
                _ when !isKnown => new Admission.Denied("There is no such key, or it has another secret by now."),
                { RevokedAt: not null } => new Admission.Denied("The key was revoked."),
                _ when key.ExpiresAt <= now => new Admission.Denied("The key has expired."),
                _ => new Admission.Granted(key),
            };
        }
    }

    extension(ApiKey key)
    {
        /// <summary>Whoever holds the key, as events name them.</summary>
        public Caller ToCaller() => new($"key:{key.Name}", key.Scopes.ToHashSet(), key.Types.ToHashSet());
    }
}
