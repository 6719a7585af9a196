using Marten;

namespace OpenInfra.Cms.Reading;

/// <summary>Finds single entries, and the entries that others refer to.</summary>
public static class Finding
{
    extension(IQuerySession session)
    {
        /// <summary>The entry with this slug; null where the perspective shows none.</summary>
        public Task<View<T>?> FindBySlugAsync<T>(string slug, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
            session.FindAsync<T>(EntryField.Slug, slug, perspective, cancel);

        /// <summary>The entry at this path of the site; a slash at the end makes no difference.</summary>
        public Task<View<T>?> FindByPathAsync<T>(string path, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
            session.FindAsync<T>(EntryField.Path, path.Length > 1 ? path.TrimEnd('/') : path, perspective, cancel);

        /// <summary>The entry with this id.</summary>
        public Task<View<T>?> FindByIdAsync<T>(string id, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
            session.FindAsync<T>(EntryField.Id, id, perspective, cancel);

        /// <summary>The entries with these ids that the perspective shows, in no particular order, in one statement.</summary>
        public Task<List<View<T>>> ManyAsync<T>(IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T> =>
            session.WhereAsync<T>(new Condition.In(new Operand.Entry(EntryField.Id), [.. ids]), perspective, cancel);

        private async Task<View<T>?> FindAsync<T>(EntryField by, string value, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T> =>
            (await session.WhereAsync<T>(new Condition.In(new Operand.Entry(by), [value]), perspective, cancel)).SingleOrDefault();

        private async Task<List<View<T>>> WhereAsync<T>(Condition condition, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var scope = new Scope(perspective, "d");
            var statement = new Statement();
            statement.Add($"select {EntryReader.Columns(scope)} from {Tables.Of(T.Definition)} d where {scope.IsVisible} and {statement.Sql(condition, scope)}");
            return await session.RowsAsync(statement, row => row.View<T>(), cancel);
        }
    }
}
