using Marten;
using OpenInfra.Cms.Content.Sources;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>Carries out decisions in batches. A batch that fails is split, so that one bad entry costs one entry.</summary>
internal sealed class Writing(IDocumentStore store, string by, Recording recording, IReadOnlyList<Decision> decisions, Action<int> written)
{
    /// <summary>The most entries that are stored in one transaction.</summary>
    public const int BatchSize = 100;

    private readonly HashSet<string> _expected =
        [.. decisions.Where(decision => decision.Outcome != ImportOutcome.Failed).Select(decision => decision.Planned.Id)];
    private readonly Dictionary<string, string> _failed = [];

    /// <summary>How many events were appended.</summary>
    public int Events { get; private set; }

    /// <summary>Carries out all decisions; why not, by id, for those that failed.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(CancellationToken cancel)
    {
        foreach (var files in recording.Settled.Chunk(BatchSize)) await RecordAsync(files, cancel);
        await foreach (var batch in BatchesAsync(decisions.Where(decision => decision.Events > 0).Chunk(BatchSize)))
        {
            await WriteAsync(batch, cancel);
            written(batch.Decisions.Count);
        }
        await RetryAsync(cancel);
        return _failed;
    }

    private async Task RecordAsync(SourceFile[] files, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        recording.Record(session, files);
        await session.SaveChangesAsync(cancel);
    }

    // Each is prepared while the one before it is stored.
    private async IAsyncEnumerable<Batch> BatchesAsync(IEnumerable<Decision[]> chunks)
    {
        Task<Batch>? last = null;
        foreach (var chunk in chunks)
        {
            var next = Task.Run(() => new Batch(store, by, chunk));
            if (last is not null) yield return await last;
            last = next;
        }
        if (last is not null) yield return await last;
    }

    private async Task WriteAsync(Batch batch, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        string? problem;
        await using (batch) problem = await batch.CommitAsync(recording, _expected.Contains, cancel);
        if (problem is not null && batch.Decisions.Count > 1)
        {
            foreach (var half in batch.Decisions.Chunk((batch.Decisions.Count + 1) / 2))
                await WriteAsync(new Batch(store, by, half), cancel);
            return;
        }
        if (problem is null) Done(batch);
        else Fail(batch.Decisions[0].Planned.Id, problem);
    }

    private void Done(Batch batch)
    {
        Events += batch.Events;
        recording.Close(batch.Decisions);
    }

    // A path that another entry had may be free now that this was written too, or to exchange with one that failed as well.
    private async Task RetryAsync(CancellationToken cancel)
    {
        for (var before = 0; _failed.Count != before && _failed.Count > 0;)
        {
            before = _failed.Count;
            var open = decisions.Where(decision => _failed.Remove(decision.Planned.Id)).ToList();
            _expected.UnionWith(open.Select(decision => decision.Planned.Id));
            foreach (var some in open.Chunk(BatchSize)) await WriteAsync(new Batch(store, by, some), cancel);
        }
    }

    // What refers to it can't be stored either.
    private void Fail(string id, string problem)
    {
        _failed[id] = problem;
        _expected.Remove(id);
    }
}
