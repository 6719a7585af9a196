using Marten;

namespace OpenInfra.Cms.Access;

public static class KeyChanges
{
    /// <summary>The longest time for which the secret before a rotation stays good.</summary>
    public static TimeSpan MaxOverlap { get; } = TimeSpan.FromDays(30);

    extension(IDocumentSession session)
    {
        /// <summary>
        /// Gives a key a new secret; the one before stays good for a while, so that nothing fails until all have the new one.
        /// </summary>
        public async Task<Outcome<IssuedKey>> RotateKeyAsync(string id, TimeSpan overlap, DateTimeOffset now, CancellationToken cancel)
        {
            if (overlap < TimeSpan.Zero || overlap > MaxOverlap)
                return new Refusal.Invalid([new("/overlapMinutes", $"An overlap is 0 to {MaxOverlap.TotalMinutes} minutes.")]);
            if (await session.LoadAsync<ApiKey>(id, cancel) is not { } key) return new Refusal.NotFound();
            if (key.RevokedAt is not null) return new Refusal.Conflict(new("", "A revoked key gets no new secret: make another key."));
            var token = KeyToken.New(id);
            var former = overlap > TimeSpan.Zero ? new FormerSecret(key.Hash, now + overlap) : null;
            var rotated = key with { Hash = token.Hash, Former = former, RotatedAt = now };
            return await session.UpdateKeyAsync(rotated, cancel) is { } refusal ? refusal : new IssuedKey(rotated, token);
        }

        /// <summary>Ends a key at once and for ever. It stays listed, since events name it.</summary>
        public async Task<Outcome<ApiKey>> RevokeKeyAsync(string id, DateTimeOffset now, CancellationToken cancel)
        {
            if (await session.LoadAsync<ApiKey>(id, cancel) is not { } key) return new Refusal.NotFound();
            if (key.RevokedAt is not null) return key;
            var revoked = key with { Former = null, RevokedAt = now, RevokedBy = session.LastModifiedBy };
            return await session.UpdateKeyAsync(revoked, cancel) is { } refusal ? refusal : revoked;
        }

        private Task<Refusal?> UpdateKeyAsync(ApiKey key, CancellationToken cancel)
        {
            session.UpdateRevision(key, key.Version + 1);
            return session.SaveKeyAsync(cancel);
        }
    }

    extension(IQuerySession session)
    {
        /// <summary>All keys, revoked ones included, in the order in which they were made.</summary>
        public Task<IReadOnlyList<ApiKey>> KeysAsync(CancellationToken cancel) =>
            session.Query<ApiKey>().OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancel);

        /// <summary>The key with this id, or the one in use with this name; null where there is none.</summary>
        public async Task<ApiKey?> FindKeyAsync(string idOrName, CancellationToken cancel) =>
            await session.LoadAsync<ApiKey>(idOrName, cancel)
            ?? await session.Query<ApiKey>().FirstOrDefaultAsync(key => key.Name == idOrName && key.RevokedAt == null, cancel);
    }
}
