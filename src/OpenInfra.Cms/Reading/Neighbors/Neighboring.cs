using System.Globalization;
using Marten;

namespace OpenInfra.Cms.Reading.Neighbors;

/// <summary>Finds the entries of a type that are near others, next to them by date or related to them: one statement for many.</summary>
public static class Neighboring
{
    extension(IQuerySession session)
    {
        /// <summary>The entry that was published just before each, or just after it; none where there is no such.</summary>
        public Task<ILookup<string, View<T>>> NextToAsync<T>(
            IReadOnlyCollection<string> ids, bool after, Perspective perspective, CancellationToken cancel) where T : class, IContent<T>
        {
            var (sign, direction) = after ? (">", "asc") : ("<", "desc");
            return session.NearAsync<T>(ids, perspective, (_, of, other) => $"""
                select {EntryReader.Columns(other)} from {Tables.Of(T.Definition)} {other.Alias}
                where {other.IsVisible} and {PlaceOf(other)} {sign} {PlaceOf(of)}
                order by {other.Alias}.published_at {direction}, {other.Alias}.id collate "C" {direction} limit 1
                """, cancel);
        }

        /// <summary>
        /// The entries that share most of the values that relate entries of the type, the newest first among equals. Looked at are those
        /// that share a value with few others, and the newest: so that it takes no longer when there are more of them.
        /// </summary>
        public Task<ILookup<string, View<T>>> RelatedAsync<T>(
            IReadOnlyCollection<string> ids, int size, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
            session.NearAsync<T>(ids, perspective, (statement, of, other) => $"""
                select {EntryReader.Columns(other)} from {RelatedSql.Candidates(T.Definition, statement, of)} candidates (id)
                join {Tables.Of(T.Definition)} {other.Alias} on {other.Alias}.id = candidates.id,
                  lateral {RelatedSql.Shared(T.Definition, of, other)} shared (n)
                where {other.IsVisible} and {other.Alias}.id <> {of.Alias}.id and shared.n > 0
                order by shared.n desc, {other.Alias}.published_at desc, {other.Alias}.id collate "C" desc
                limit {size.ToString(CultureInfo.InvariantCulture)}
                """, cancel);

        private async Task<ILookup<string, View<T>>> NearAsync<T>(
            IReadOnlyCollection<string> ids, Perspective perspective, Func<Statement, Scope, Scope, string> near, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var statement = new Statement();
            var of = Scope.Of(statement, perspective, T.Definition, "o");
            statement.Add($"""
                select l.*, o.id
                from {Tables.Of(T.Definition)} o, lateral ({near(statement, of, Scope.Of(statement, perspective, T.Definition, "d"))}) l
                where o.id = any({statement.Parameter(ids.ToArray())}) and {of.IsVisible}
                """);
            var rows = await session.RowsAsync(statement, row => (Of: row.GetString(row.FieldCount - 1), View: row.View<T>(perspective)), cancel);
            return rows.ToLookup(row => row.Of, row => row.View);
        }
    }

    private static string PlaceOf(Scope entry) => $"({entry.Alias}.published_at, {entry.Alias}.id collate \"C\")";
}
