using Marten;

namespace OpenInfra.Cms.Reading;

/// <summary>Finds single entries, and the entries that others refer to.</summary>
public static class Finding
{
    extension(IQuerySession session)
    {
        /// <summary>
        /// The entry with this slug; null where the perspective shows none. A draft is also found by the slug that it is published under,
        /// and one that is singled out by its first slug, however it has moved since.
        /// </summary>
        public Task<View<T>?> FindBySlugAsync<T>(string slug, Perspective perspective, CancellationToken cancel) where T : class, IContent<T> =>
            perspective.Moment is not null ? session.BySlugThenAsync<T>(slug, perspective, cancel)
            : session.OneAsync<T>(perspective, view => view.Slug != slug, (statement, scope) =>
            {
                var own = statement.Sql(new Condition.In(new Operand.Entry(EntryField.Slug), [slug]), scope);
                if (scope.OnlyPublished || !StorableText.CanBeStored(slug)) return own;
                var other = $"{scope.Alias}.data -> 'published' ->> 'slug' = {statement.Parameter(slug)}";
                if (perspective.Entry is not null) other += $" or {scope.Alias}.id = {statement.Parameter(T.Definition.IdOf(slug))}";
                return $"({own} or ({scope.IsDraft} and ({other})))";
            }, cancel);

        /// <summary>The entry at this path of the site; a slash at the end makes no difference.</summary>
        public Task<View<T>?> FindByPathAsync<T>(string path, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T>
        {
            path = path.Length > 1 ? path.TrimEnd('/') : path;
            return perspective.Moment is not null ? session.ByPathThenAsync<T>(path, perspective, cancel)
                : session.FindAsync<T>(EntryField.Path, path, perspective, cancel);
        }

        /// <summary>The entry with this id.</summary>
        public async Task<View<T>?> FindByIdAsync<T>(string id, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T> =>
            (await session.ManyAsync<T>([id], perspective, cancel)).SingleOrDefault();

        /// <summary>The entries with these ids that the perspective shows, in no particular order, in one statement.</summary>
        public Task<List<View<T>>> ManyAsync<T>(IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T> =>
            perspective.Moment is not null ? session.ManyThenAsync<T>(ids, perspective, cancel)
            : session.WhereAsync<T>((statement, scope) =>
                statement.Sql(new Condition.In(new Operand.Entry(EntryField.Id), [.. ids]), scope), perspective, cancel);

        private Task<View<T>?> FindAsync<T>(EntryField by, string value, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T> => session.OneAsync<T>(
                perspective, _ => false, (statement, scope) => statement.Sql(new Condition.In(new Operand.Entry(by), [value]), scope), cancel);

        // Drafts may have the path of others, and be found by several slugs: the entry singled out comes first, then what readers see.
        private async Task<View<T>?> OneAsync<T>(
            Perspective perspective, Func<View<T>, bool> isRemote, Func<Statement, Scope, string> condition, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var found = await session.WhereAsync<T>(condition, perspective, cancel);
            return found.OrderBy(view => view.Id != perspective.Entry).ThenBy(isRemote).ThenBy(view => view.Status != Status.Published)
                .ThenBy(view => view.Id, StringComparer.Ordinal).FirstOrDefault();
        }

        private async Task<List<View<T>>> WhereAsync<T>(Func<Statement, Scope, string> condition, Perspective perspective, CancellationToken cancel)
            where T : class, IContent<T>
        {
            var statement = new Statement();
            var scope = Scope.Of(statement, perspective, T.Definition, "d");
            statement.Add($"select {EntryReader.Columns(scope)} from {Tables.Of(T.Definition)} d where {scope.IsVisible} and {condition(statement, scope)}");
            return await session.RowsAsync(statement, row => row.View<T>(perspective), cancel);
        }
    }
}
