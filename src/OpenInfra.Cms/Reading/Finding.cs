using Marten;

namespace OpenInfra.Cms.Reading;

/// <summary>Finds single entries, and the entries that others refer to.</summary>
public static class Finding
{
    extension(IQuerySession session)
    {
        /// <summary>The entry with this slug; null where the perspective shows none. A preview is found by its first slug too, however its draft moves.</summary>
        public Task<View<T>?> FindBySlugAsync<T>(string slug, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
            session.FindAsync<T>(EntryField.Slug, slug, perspective, cancel, perspective.Entry == T.Definition.IdOf(slug) ? perspective.Entry : null);

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

        // Drafts may have the path of others, published or drafts too: the entry singled out comes first, then what readers see.
        private async Task<View<T>?> FindAsync<T>(
            EntryField by, string value, Perspective perspective, CancellationToken cancel, string? orId = null) where T : class, IContent<T>
        {
            Condition condition = new Condition.In(new Operand.Entry(by), [value]);
            if (orId is not null) condition = new Condition.Any([condition, new Condition.In(new Operand.Entry(EntryField.Id), [orId])]);
            var found = await session.WhereAsync<T>(condition, perspective, cancel);
            return found.OrderBy(view => view.Id != perspective.Entry).ThenBy(view => view.Status != Status.Published)
                .ThenBy(view => view.Id, StringComparer.Ordinal).FirstOrDefault();
        }

        private async Task<List<View<T>>> WhereAsync<T>(Condition condition, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var statement = new Statement();
            var scope = Scope.Of(statement, perspective, T.Definition, "d");
            statement.Add($"select {EntryReader.Columns(scope)} from {Tables.Of(T.Definition)} d where {scope.IsVisible} and {statement.Sql(condition, scope)}");
            return await session.RowsAsync(statement, row => row.View<T>(), cancel);
        }
    }
}
