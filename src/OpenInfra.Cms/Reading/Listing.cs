using System.Globalization;
using Marten;

namespace OpenInfra.Cms.Reading;

/// <summary>Reads parts of lists: of all entries of a type, or of those that refer to each of many entries.</summary>
public static class Listing
{
    extension(IQuerySession session)
    {
        /// <summary>One part of the list of all entries of a type.</summary>
        public async Task<Page<T>> ListAsync<T>(ListRequest request, CancellationToken cancel) where T : class, IContent<T>
        {
            var statement = new Statement();
            statement.Add(Select(statement, T.Definition, request, under: null, parent: ""));
            var rows = await session.RowsAsync(statement, row => row.View<T>(request.Perspective), cancel);
            var total = request.WithTotal ? await session.CountAsync(T.Definition, request, cancel) : (long?)null;
            return PageOf(rows, request, total);
        }

        /// <summary>The same part of the list under each parent: the entries whose field refers to it. One statement for all parents.</summary>
        public async Task<IReadOnlyDictionary<string, Page<T>>> ListUnderAsync<T>(
            Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel) where T : class, IContent<T>
        {
            var statement = new Statement();
            var ids = statement.Parameter(parents.ToArray());
            statement.Add($"select l.*, p.id from unnest({ids}) p (id), lateral ({Select(statement, T.Definition, request, under, "p.id")}) l");
            var rows = await session.RowsAsync(statement, row => (Parent: row.GetString(7), View: row.View<T>(request.Perspective)), cancel);
            var totals = request.WithTotal ? await session.CountsUnderAsync(under, parents, request, cancel) : null;
            var byParent = rows.ToLookup(row => row.Parent, row => row.View);
            return parents.ToDictionary(parent => parent, parent =>
                PageOf([.. byParent[parent]], request, totals?.GetValueOrDefault(parent)));
        }

        /// <summary>How many entries of a type fulfil the request's condition, wherever its page begins.</summary>
        public async Task<long> CountAsync(ContentType type, ListRequest request, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add($"select count(*) from {Matching(statement, type, request, null, "")}");
            return (await session.RowsAsync(statement, row => row.GetInt64(0), cancel))[0];
        }

        private async Task<Dictionary<string, long>> CountsUnderAsync(
            Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel)
        {
            var statement = new Statement();
            var ids = statement.Parameter(parents.ToArray());
            statement.Add($"select p.id, c.n from unnest({ids}) p (id), lateral (select count(*) n from {Matching(statement, under.Owner, request, under, "p.id")}) c");
            return (await session.RowsAsync(statement, row => (row.GetString(0), row.GetInt64(1)), cancel)).ToDictionary();
        }
    }

    private static string Select(Statement statement, ContentType type, ListRequest request, Relation? under, string parent)
    {
        var scope = Scope.Of(statement, request.Perspective, type, "d");
        var keys = new Keyset(request.Order, scope, request.FromEnd);
        var sql = $"select {EntryReader.Columns(scope)} from {Matching(statement, type, request, under, parent)}";
        if (request.After is { } after) sql += $" and {new Keyset(request.Order, scope, backwards: false).Beyond(statement, after)}";
        if (request.Before is { } before) sql += $" and {new Keyset(request.Order, scope, backwards: true).Beyond(statement, before)}";
        // One row more than asked for tells whether the list goes on.
        return $"{sql} order by {keys.OrderBy} limit {(request.Size + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Matching(Statement statement, ContentType type, ListRequest request, Relation? under, string parent)
    {
        var scope = Scope.Of(statement, request.Perspective, type, "d");
        var sql = $"{Tables.Of(type)} d where {scope.IsVisible}";
        if (under is not null) sql += $" and {RefersTo(under, scope, parent)}";
        if (request.Where is { } where) sql += $" and {statement.Sql(where, scope)}";
        return sql;
    }

    // Containment from the first field down, because that is what the index is on.
    private static string RefersTo(Relation under, Scope scope, string parent)
    {
        var value = $"to_jsonb({parent})";
        foreach (var field in under.Path.Reverse())
        {
            if (field.IsList) value = $"jsonb_build_array({value})";
            if (field != under.Path[0]) value = $"jsonb_build_object('{field.Name}', {value})";
        }
        return $"{scope.Json(under.Path[0])} @> {value}";
    }

    private static Page<T> PageOf<T>(List<View<T>> rows, ListRequest request, long? total) where T : class, IContent<T>
    {
        var hasMore = rows.Count > request.Size;
        if (hasMore) rows.RemoveAt(rows.Count - 1);
        if (request.FromEnd) rows.Reverse();
        return new(
            [.. rows.Select(view => new Listed<T>(view, CursorOf(view, request.Order)))],
            HasNext: request.FromEnd ? request.Before is not null : hasMore,
            HasPrevious: request.FromEnd ? hasMore : request.After is not null,
            total);
    }

    private static string CursorOf<T>(View<T> view, IReadOnlyList<OrderKey> order) where T : class, IContent<T> =>
        new Cursor(Cursor.OrderOf(order), [.. order.Select(key => ValueOf(view, key.Operand))], view.Id).ToString();

    private static string? ValueOf<T>(View<T> view, Operand operand) where T : class, IContent<T> => operand switch
    {
        Operand.Entry(EntryField.Id) => view.Id,
        Operand.Entry(EntryField.Slug) => view.Slug,
        Operand.Entry(EntryField.Path) => view.Path,
        Operand.Entry(EntryField.PublishedAt) => view.PublishedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Operand.Entry(EntryField.RevisedAt) => view.RevisedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Operand.Content(var field) => field.Get(view.Content) switch
        {
            null => null,
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        },
        _ => throw new InvalidOperationException($"No value of {operand}."),
    };
}
