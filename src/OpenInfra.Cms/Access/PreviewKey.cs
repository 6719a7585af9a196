using System.Security.Cryptography;
using Marten;

namespace OpenInfra.Cms.Access;

/// <summary>What preview tokens are signed with. All nodes of a service have it from the database.</summary>
public sealed record PreviewKey
{
    /// <summary>What tokens name it by; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>256 random bits.</summary>
    public required byte[] Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    // What is printed may be logged.
    public override string ToString() => $"Preview key {Id}";
}

public static class PreviewKeys
{
    private const int Bytes = 32;

    extension(IDocumentStore store)
    {
        /// <summary>The key to sign with, made where there is none. Of two made at once both are good.</summary>
        public async Task<PreviewKey> PreviewKeyAsync(DateTimeOffset now, CancellationToken cancel)
        {
            await using var session = store.LightweightSession();
            var newest = session.Query<PreviewKey>().OrderByDescending(key => key.CreatedAt);
            if (await newest.FirstOrDefaultAsync(cancel) is { } known) return known;
            var made = new PreviewKey { Id = $"{Guid.NewGuid():n}", Secret = RandomNumberGenerator.GetBytes(Bytes), CreatedAt = now };
            session.Insert(made);
            await session.SaveChangesAsync(cancel);
            return made;
        }
    }

    extension(IDocumentSession session)
    {
        /// <summary>Ends all previews made so far, by forgetting what they were signed with.</summary>
        public async Task EndPreviewsAsync(CancellationToken cancel)
        {
            session.DeleteWhere<PreviewKey>(key => true);
            await session.SaveChangesAsync(cancel);
        }
    }
}
