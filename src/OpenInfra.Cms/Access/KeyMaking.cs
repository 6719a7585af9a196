using JasperFx;
using Marten;

namespace OpenInfra.Cms.Access;

/// <summary>A key with the token that its holder gets to see this once.</summary>
public sealed record IssuedKey(ApiKey Key, KeyToken Token);

public static class KeyMaking
{
    extension(IDocumentSession session)
    {
        /// <summary>Makes a key. The session's <c>LastModifiedBy</c> is who made it.</summary>
        public async Task<Outcome<IssuedKey>> MakeKeyAsync(
            KeyRequest request, IReadOnlyList<ContentType> types, DateTimeOffset now, CancellationToken cancel)
        {
            if (request.Check(types, now) is { Count: > 0 } problems) return new Refusal.Invalid(problems);
            var token = KeyToken.New();
            var key = new ApiKey
            {
                Id = token.KeyId,
                Name = request.Name,
                Hash = token.Hash,
                Scopes = [.. request.Scopes.Distinct().Select(name => Scopes.Named(name)!.Value)],
                Types = [.. request.Types.Distinct()],
                CreatedAt = now,
                CreatedBy = session.LastModifiedBy,
                ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
            };
            session.Insert(key);
            return await session.SaveKeyAsync(cancel) is { } refusal ? refusal : new IssuedKey(key, token);
        }

        /// <summary>Stores a change of a key; null when that is done, or why nothing is.</summary>
        internal async Task<Refusal?> SaveKeyAsync(CancellationToken cancel)
        {
            try
            {
                await session.SaveChangesAsync(cancel);
                return null;
            }
            catch (DocumentAlreadyExistsException)
            {
                return new Refusal.Conflict(
                    new("/name", "A key in use has this name: revoke or rotate that one, or give this one another name."));
            }
            catch (ConcurrencyException)
            {
                return new Refusal.Conflict(new("", "Somebody changed this key at the same time: look at it, and try again."));
            }
        }
    }
}
