using System.Collections.Concurrent;
using GraphQL;
using Marten;
using OpenInfra.Cms.Api.GraphQL.Requests;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>What all resolvers of one request read through: one perspective, and batches that they share.</summary>
internal sealed class Reader(IDocumentStore store, Perspective perspective)
{
    private readonly ConcurrentDictionary<object, object> _batches = new();

    /// <summary>The side of all entries that this request sees.</summary>
    public Perspective Perspective => perspective;

    /// <summary>Refuses to show as drafts what was asked for by name and is only seen as everybody sees it.</summary>
    /// <exception cref="ExecutionError">Drafts were asked for, but not those of this type are for the sender.</exception>
    public void Check(ContentType type)
    {
        if (perspective.IsDraft && !perspective.ShowsDraftsOf(type))
            throw Refused.Of("FORBIDDEN", $"The drafts of {type.Plural} need the scope content:read for {type.Plural}, which your key doesn't have.");
        if (!perspective.Shows(type))
            throw Refused.Of("FORBIDDEN", $"What {type.Plural} were needs the scope content:read for them, which your key doesn't have.");
    }

    /// <summary>Refuses what only the present has: order and pages would need all that ever was.</summary>
    /// <exception cref="ExecutionError">A moment of the past is asked for.</exception>
    public void CheckPresent(string what)
    {
        if (perspective.Moment is not null)
            throw Refused.Of("AS_OF_LIST", $"{what} can't be read as of a moment: that is for single entries and what they refer to.");
    }

    /// <summary>The request's context for GraphQL.NET, which <see cref="Readers"/> finds the reader in.</summary>
    public IDictionary<string, object?> ToUserContext() => new Dictionary<string, object?> { [nameof(Reader)] = this };

    /// <summary>Reads in a session of its own: the fields of a query run side by side, and a session is not for sharing.</summary>
    public async Task<TResult> ReadAsync<TResult>(Func<IQuerySession, Task<TResult>> read)
    {
        await using var session = store.QuerySession();
        return await read(session);
    }

    /// <summary>The texts of this request, by hash.</summary>
    public Batch<string, StoredText> Texts =>
        Batch<string, StoredText>(typeof(StoredText), (session, hashes, cancel) => session.TextsAsync(hashes, cancel));

    /// <summary>The entries of a type that others refer to, by id; also where different fields lead to them.</summary>
    public Batch<string, View> Many(ContentType type, Entries entries) =>
        Batch<string, View>(type, (session, ids, cancel) => entries.ManyAsync(session, ids, perspective, cancel));

    /// <summary>The batch with this key; <paramref name="fetch"/> is what it loads with, the same for all who know the key.</summary>
    public Batch<TKey, TValue> Batch<TKey, TValue>(
        object key, Func<IQuerySession, IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
        where TKey : notnull =>
        (Batch<TKey, TValue>)_batches.GetOrAdd(key, _ =>
            new Batch<TKey, TValue>((keys, cancel) => ReadAsync(session => fetch(session, keys, cancel))));
}

internal static class Readers
{
    extension(IResolveFieldContext context)
    {
        /// <summary>What this request reads through.</summary>
        public Reader Reader => (Reader)context.UserContext[nameof(Reader)]!;
    }
}
