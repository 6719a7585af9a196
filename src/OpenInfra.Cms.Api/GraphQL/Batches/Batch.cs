using GraphQL.DataLoader;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>Collects the keys that one level of a query comes across, and loads what they stand for in one go.</summary>
internal sealed class Batch<TValue>(Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyDictionary<string, TValue>>> fetch)
{
    private static readonly Dictionary<string, TValue> _nothing = [];

    private readonly Lock _gate = new();
    private Round _round = new();

    /// <summary>
    /// What <paramref name="pick"/> takes from the loaded values: later, as GraphQL.NET's <see cref="IDataLoaderResult"/>, or at once where
    /// there is no key to load.
    /// </summary>
    public object? Load(IReadOnlyCollection<string> keys, Func<IReadOnlyDictionary<string, TValue>, object?> pick)
    {
        if (keys.Count == 0) return pick(_nothing);
        lock (_gate)
        {
            if (_round.Values is not null) _round = new();
            _round.Keys.UnionWith(keys);
            return new Pending(this, _round, pick);
        }
    }

    private Task<IReadOnlyDictionary<string, TValue>> ValuesAsync(Round round, CancellationToken cancel)
    {
        lock (_gate) return round.Values ??= fetch(round.Keys, cancel);
    }

    private sealed class Round
    {
        public HashSet<string> Keys { get; } = [];
        public Task<IReadOnlyDictionary<string, TValue>>? Values { get; set; }
    }

    private sealed class Pending(Batch<TValue> batch, Round round, Func<IReadOnlyDictionary<string, TValue>, object?> pick)
        : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default) =>
            pick(await batch.ValuesAsync(round, cancellationToken));
    }
}
