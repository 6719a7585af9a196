using Marten;

namespace OpenInfra.Cms.Reading.Places;

/// <summary>Finds what a path of the site leads to, whatever the type.</summary>
public static class Routing
{
    extension(IQuerySession session)
    {
        /// <summary>What is at a path, or was there; null for a path that was never used. A slash at the end makes no difference.</summary>
        public async Task<Destination?> RouteAsync(
            IReadOnlyList<ContentType> types, string path, Perspective perspective, CancellationToken cancel)
        {
            if (path.Length > 1) path = path.TrimEnd('/');
            if (perspective.Moment is not null) return await session.RouteThenAsync(types, path, perspective, cancel);
            if (await session.OwnerAsync(types, path, perspective, cancel) is not var (id, isThere)) return null;
            if (types.FirstOrDefault(type => type.Owns(id)) is not { } type) return new Destination.Gone(path);
            var entry = await type.Accept(new Finding(session, isThere ? null : id, path, perspective, cancel));
            return entry is null ? new Destination.Gone(path)
                : isThere ? new Destination.Found(entry)
                : new Destination.Moved(path, entry.Path);
        }

        // Only what was shown: where else its path led then is not kept.
        private async Task<Destination?> RouteThenAsync(
            IReadOnlyList<ContentType> types, string path, Perspective perspective, CancellationToken cancel)
        {
            foreach (var type in types.Where(perspective.Shows))
                if (await type.Accept(new Finding(session, null, path, perspective, cancel)) is { } entry) return new Destination.Found(entry);
            return null;
        }

        // One statement: the entries at the path now, and the one that had it last.
        private async Task<(string Id, bool IsThere)?> OwnerAsync(
            IReadOnlyList<ContentType> types, string path, Perspective perspective, CancellationToken cancel)
        {
            if (!StorableText.CanBeStored(path)) return null;
            var statement = new Statement();
            var parameter = statement.Parameter(path);
            var now = types.Select(type =>
            {
                var scope = Scope.Of(statement, perspective, type, "d");
                var at = scope.Value(new Operand.Entry(EntryField.Path));
                return $"select d.id, true from {Tables.Of(type)} d where {scope.IsVisible} and {at} = {parameter}";
            });
            statement.Add(string.Join(" union all ", now.Append($"select entry, false from cms.mt_doc_route where id = {parameter}")));
            var found = await session.RowsAsync(statement, row => (row.GetString(0), IsThere: row.GetBoolean(1)), cancel);
            return found is [] ? null : found.MaxBy(one => one.IsThere);
        }
    }

    private sealed class Finding(IQuerySession session, string? id, string path, Perspective perspective, CancellationToken cancel)
        : IContentTypeVisitor<Task<View?>>
    {
        // By the path where it is there: of several drafts at one path, always the same is shown.
        public async Task<View?> Visit<T>(ContentType<T> type) where T : class, IContent<T> => id is null
            ? await session.FindByPathAsync<T>(path, perspective, cancel)
            : await session.FindByIdAsync<T>(id, perspective, cancel);
    }
}
