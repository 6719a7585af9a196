using GraphQL.DataLoader;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>Collects the keys that one level of a query comes across, and loads what they stand for in one go.</summary>
internal sealed class Batch<TKey, TValue>(
    Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch) where TKey : notnull
{
    private static readonly Dictionary<TKey, TValue> _nothing = [];

    private readonly Lock _gate = new();
    private Round _round = new();

    /// <summary>
    /// What <paramref name="pick"/> takes from the loaded values: later, as GraphQL.NET's <see cref="IDataLoaderResult"/>, or at once where
    /// there is no key to load.
    /// </summary>
    public object? Load(IReadOnlyCollection<TKey> keys, Func<IReadOnlyDictionary<TKey, TValue>, object?> pick)
    {
        if (keys.Count == 0) return pick(_nothing);
        lock (_gate)
        {
            if (_round.Values is not null) _round = new();
            _round.Keys.UnionWith(keys);
            return new Pending(this, _round, pick);
        }
    }

    private Task<IReadOnlyDictionary<TKey, TValue>> ValuesAsync(Round round, CancellationToken cancel)
    {
        lock (_gate) return round.Values ??= fetch(round.Keys, cancel);
    }

    private sealed class Round
    {
        public HashSet<TKey> Keys { get; } = [];
        public Task<IReadOnlyDictionary<TKey, TValue>>? Values { get; set; }
    }

    private sealed class Pending(Batch<TKey, TValue> batch, Round round, Func<IReadOnlyDictionary<TKey, TValue>, object?> pick)
        : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default) =>
            pick(await batch.ValuesAsync(round, cancellationToken));
    }
}
