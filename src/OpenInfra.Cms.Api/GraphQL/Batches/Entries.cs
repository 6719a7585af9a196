using Marten;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Neighbors;

namespace OpenInfra.Cms.Api.GraphQL.Batches;

/// <summary>Reads the entries of one type for resolvers, which know types only as data.</summary>
internal abstract class Entries
{
    /// <summary>The reader of a type's entries.</summary>
    public static Entries Of(ContentType type) => type.Accept(new Maker());

    /// <summary>The entry with this slug, path or id; null where the perspective shows none.</summary>
    public abstract Task<View?> FindAsync(
        IQuerySession session, EntryField by, string value, Perspective perspective, CancellationToken cancel);

    /// <summary>The entries with these ids, by id, in one statement.</summary>
    public abstract Task<IReadOnlyDictionary<string, View>> ManyAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel);

    /// <summary>One part of the list of all entries.</summary>
    public abstract Task<Connection> ListAsync(IQuerySession session, ListRequest request, CancellationToken cancel);

    /// <summary>The same part of the list under each parent, in one statement.</summary>
    public abstract Task<IReadOnlyDictionary<string, Connection>> ListUnderAsync(
        IQuerySession session, Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel);

    /// <summary>A part of what happened to each of the entries with these ids, by id, in one statement.</summary>
    public abstract Task<IReadOnlyDictionary<string, IReadOnlyList<Revision>>> RevisionsAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, int size, int? before, CancellationToken cancel);

    /// <summary>The entry published just before each of these, or just after it, by their ids.</summary>
    public abstract Task<IReadOnlyDictionary<string, View>> NextToAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, bool after, Perspective perspective, CancellationToken cancel);

    /// <summary>The entries related to each of these, by their ids.</summary>
    public abstract Task<IReadOnlyDictionary<string, IReadOnlyList<View>>> RelatedAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, int size, Perspective perspective, CancellationToken cancel);

    private sealed class Maker : IContentTypeVisitor<Entries>
    {
        public Entries Visit<T>(ContentType<T> type) where T : class, IContent<T> => new EntriesOf<T>();
    }
}

internal sealed class EntriesOf<T> : Entries where T : class, IContent<T>
{
    public override async Task<View?> FindAsync(
        IQuerySession session, EntryField by, string value, Perspective perspective, CancellationToken cancel) => by switch
        {
            EntryField.Id => await session.FindByIdAsync<T>(value, perspective, cancel),
            EntryField.Slug => await session.FindBySlugAsync<T>(value, perspective, cancel),
            EntryField.Path => await session.FindByPathAsync<T>(value, perspective, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Entries are found by id, slug or path."),
        };

    public override async Task<IReadOnlyDictionary<string, View>> ManyAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel) =>
        (await session.ManyAsync<T>(ids, perspective, cancel)).ToDictionary(view => view.Id, View (view) => view);

    public override async Task<Connection> ListAsync(IQuerySession session, ListRequest request, CancellationToken cancel) =>
        Connection.Of(await session.ListAsync<T>(request, cancel));

    public override async Task<IReadOnlyDictionary<string, Connection>> ListUnderAsync(
        IQuerySession session, Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel) =>
        (await session.ListUnderAsync<T>(under, parents, request, cancel))
            .ToDictionary(one => one.Key, one => Connection.Of(one.Value, under, one.Key));

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<Revision>>> RevisionsAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, int size, int? before, CancellationToken cancel) =>
        session.RevisionsAsync<T>(ids, size, before, cancel);

    public override async Task<IReadOnlyDictionary<string, View>> NextToAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, bool after, Perspective perspective, CancellationToken cancel) =>
        (await session.NextToAsync<T>(ids, after, perspective, cancel)).ToDictionary(one => one.Key, View (one) => one.Single());

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<View>>> RelatedAsync(
        IQuerySession session, IReadOnlyCollection<string> ids, int size, Perspective perspective, CancellationToken cancel) =>
        (await session.RelatedAsync<T>(ids, size, perspective, cancel)).ToDictionary(one => one.Key, IReadOnlyList<View> (one) => [.. one]);
}
