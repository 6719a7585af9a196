using System.Globalization;
using Marten;
using Npgsql;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Reading;

/// <summary>Reads parts of lists: of all entries of a type, or of those that refer to each of many entries.</summary>
public static class Listing
{
    extension(IQuerySession session)
    {
        /// <summary>One part of the list of all entries of a type.</summary>
        public async Task<Page<T>> ListAsync<T>(ListRequest request, CancellationToken cancel) where T : class, IContent<T>
        {
            request = await session.ResolvedAsync(request, cancel);
            var rows = request.Size == 0 ? [] : await session.EntriesAsync<T>(request, cancel);
            var total = request.WithTotal ? await session.CountAsync(T.Definition, request, cancel) : (long?)null;
            return PageOf(rows, request, total);
        }

        /// <summary>The same part of the list under each parent, of the entries whose field refers to it: one statement for all parents.</summary>
        public async Task<IReadOnlyDictionary<string, Page<T>>> ListUnderAsync<T>(
            Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel) where T : class, IContent<T>
        {
            request = await session.ResolvedAsync(request, cancel);
            var rows = request.Size == 0 ? [] : await session.EntriesUnderAsync<T>(under, parents, request, cancel);
            var totals = request.WithTotal ? await session.CountsUnderAsync(under, parents, request, cancel) : null;
            var byParent = rows.ToLookup(row => row.Parent, row => row.Entry);
            return parents.ToDictionary(parent => parent, parent =>
                PageOf([.. byParent[parent]], request, totals?.GetValueOrDefault(parent)));
        }

        internal async Task<ListRequest> ResolvedAsync(ListRequest request, CancellationToken cancel)
        {
            if (request.IsResolved) return request;
            var where = await session.ResolvedAsync(request.Where, request.Perspective, request.MaxResolved, cancel);
            return request with { Where = where, IsResolved = true };
        }

        private Task<List<Listed<T>>> EntriesAsync<T>(ListRequest request, CancellationToken cancel) where T : class, IContent<T>
        {
            var statement = new Statement();
            statement.Add(Select(statement, T.Definition, request, under: null, parent: ""));
            return session.RowsAsync(statement, row => row.Listed<T>(request), cancel);
        }

        private Task<List<(string Parent, Listed<T> Entry)>> EntriesUnderAsync<T>(
            Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel) where T : class, IContent<T>
        {
            var statement = new Statement();
            var ids = statement.Parameter(parents.ToArray());
            var page = Select(statement, T.Definition, request, under, "p.id");
            statement.Add($"select l.*, p.id from unnest({ids}) p (id), lateral ({page}) l");
            return session.RowsAsync(statement, row => (row.GetString(row.FieldCount - 1), row.Listed<T>(request)), cancel);
        }

        private async Task<long> CountAsync(ContentType type, ListRequest request, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add(new FacetScope(type, request, Under: null).IsTallied
                ? $"select n from {Tally.TotalOf(type)} whole (n)"
                : $"select count(*) from {Matching(statement, type, request, null, "")}");
            return (await session.RowsAsync(statement, row => row.GetInt64(0), cancel))[0];
        }

        private async Task<Dictionary<string, long>> CountsUnderAsync(
            Relation under, IReadOnlyCollection<string> parents, ListRequest request, CancellationToken cancel)
        {
            var statement = new Statement();
            var ids = statement.Parameter(parents.ToArray());
            var matching = Matching(statement, under.Owner, request, under, "p.id");
            statement.Add($"select p.id, c.n from unnest({ids}) p (id), lateral (select count(*) n from {matching}) c");
            return (await session.RowsAsync(statement, row => (row.GetString(0), row.GetInt64(1)), cancel)).ToDictionary();
        }
    }

    extension(NpgsqlDataReader row)
    {
        private Listed<T> Listed<T>(ListRequest request) where T : class, IContent<T>
        {
            var values = request.Order.Select((_, index) => row.Text(EntryReader.ColumnCount + index));
            return new(row.View<T>(request.Perspective), new(Cursor.OrderOf(request.Order), [.. values], row.GetString(0)));
        }
    }

    internal static string Select(Statement statement, ContentType type, ListRequest request, Relation? under, string parent)
    {
        var scope = Scope.Of(statement, request.Perspective, type, "d");
        var keys = new Keyset(statement, request.Order, scope, request.FromEnd);
        var columns = string.Join(", ", keys.Columns.Prepend(EntryReader.Columns(scope)));
        var sql = $"select {columns} from {Matching(statement, type, request, under, parent)}";
        if (request.After is { } after) sql += $" and {new Keyset(statement, request.Order, scope, backwards: false).Beyond(after)}";
        if (request.Before is { } before) sql += $" and {new Keyset(statement, request.Order, scope, backwards: true).Beyond(before)}";
        // One row more than asked for tells whether the list goes on.
        return $"{sql} order by {keys.OrderBy} limit {(request.Size + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The entries of a list as the rest of a statement's "from", as the table d.</summary>
    internal static string Matching(Statement statement, ContentType type, ListRequest request, Relation? under, string parent)
    {
        var scope = Scope.Of(statement, request.Perspective, type, "d").Searched(request.Where);
        var sql = $"{Tables.Of(type)} d where {scope.IsVisible}";
        if (under is not null) sql += $" and {Relating.RefersTo(under, scope, parent)}";
        if (request.Where is { } where) sql += $" and {statement.Sql(where, scope)}";
        return sql;
    }

    private static Page<T> PageOf<T>(List<Listed<T>> rows, ListRequest request, long? total) where T : class, IContent<T>
    {
        var hasMore = rows.Count > request.Size;
        if (hasMore) rows.RemoveAt(rows.Count - 1);
        if (request.FromEnd) rows.Reverse();
        return new(
            rows,
            HasNext: request.FromEnd ? request.Before is not null : hasMore,
            HasPrevious: request.FromEnd ? hasMore : request.After is not null,
            total, request);
    }
}
