using System.Collections.Concurrent;
using Marten;

namespace OpenInfra.Cms.Access;

/// <summary>
/// Which keys were used of late, collected so that no request waits for a write and no key is written more than once a minute.
/// </summary>
public sealed class KeyUses
{
    private static readonly TimeSpan _coarseness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _uses = new();

    /// <summary>Notes that a key, as it was just read, is used.</summary>
    public void Note(ApiKey key, DateTimeOffset now)
    {
        if (now - key.LastUsedAt < _coarseness) return;
        _uses[key.Id] = now;
    }

    /// <summary>Writes what was noted, in one statement that touches nothing else of the keys.</summary>
    public async Task RecordAsync(IDocumentStore store, CancellationToken cancel)
    {
        if (_uses.ToArray() is not { Length: > 0 } uses) return;
        await using var session = store.LightweightSession();
        session.QueueSqlCommand(
            """
            update cms.mt_doc_key set data = jsonb_set(data, '{lastUsedAt}', to_jsonb(used.at))
            from unnest(?::text[], ?::timestamptz[]) as used (id, at) where mt_doc_key.id = used.id
            """,
            uses.Select(use => use.Key).ToArray(), uses.Select(use => use.Value.ToUniversalTime()).ToArray());
        await session.SaveChangesAsync(cancel);
        foreach (var use in uses) _uses.TryRemove(use);
    }
}
