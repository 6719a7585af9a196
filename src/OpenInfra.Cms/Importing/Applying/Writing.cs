using Marten;
using Marten.Exceptions;
using Npgsql;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>Carries out decisions in batches. A batch that fails is split, so that one bad entry costs one entry.</summary>
internal sealed class Writing(IDocumentStore store, Func<string, bool> isPlanned, Action<int> written)
{
    /// <summary>The most entries that are stored in one transaction.</summary>
    public const int BatchSize = 100;

    /// <summary>How many events were appended.</summary>
    public int Events { get; private set; }

    /// <summary>Carries out all decisions; why not, by id, for those that failed.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(IReadOnlyList<Decision> decisions, CancellationToken cancel)
    {
        var failed = new Dictionary<string, string>();
        foreach (var batch in decisions.Chunk(BatchSize)) await WriteBatchAsync(batch, failed, cancel);
        return failed;
    }

    private async Task WriteBatchAsync(Decision[] batch, Dictionary<string, string> failed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var problem = await TryAsync(batch, cancel);
        if (problem is not null && batch.Length > 1)
        {
            foreach (var half in batch.Chunk((batch.Length + 1) / 2)) await WriteBatchAsync(half, failed, cancel);
            return;
        }
        if (problem is not null) failed[batch[0].Planned.Id] = problem;
        written(batch.Length);
    }

    private async Task<string?> TryAsync(Decision[] batch, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        session.LastModifiedBy = "import";
        var edits = new Edits(session);
        try
        {
            foreach (var decision in batch) decision.Append(edits);
            if (await edits.CommitAsync(isPlanned, cancel) is { } refusal) return Describe(refusal);
            Events += edits.Events;
            return null;
        }
        catch (Exception error) when (error is PostgresException or MartenCommandException { InnerException: PostgresException })
        {
            var refused = error as PostgresException ?? (PostgresException)error.InnerException!;
            return $"The database refused it: {refused.MessageText} (SQLSTATE {refused.SqlState}).";
        }
    }

    private static string Describe(Refusal refusal) => refusal switch
    {
        Refusal.Invalid(var problems) => string.Join(" ", problems.Select(problem => $"{problem.Pointer}: {problem.Detail}")),
        Refusal.Conflict(var problem) => $"{problem.Pointer}: {problem.Detail}",
        Refusal.Stale => "Somebody edited it during the import; import again.",
        _ => throw new InvalidOperationException($"An import can't be refused by {refusal}."),
    };
}
