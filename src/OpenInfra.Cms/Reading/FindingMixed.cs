using Marten;

namespace OpenInfra.Cms.Reading;

/// <summary>Finds entries of whatever type by their ids.</summary>
public static class FindingMixed
{
    extension(IQuerySession session)
    {
        /// <summary>The entries with these ids that the perspective shows, by id: one statement for each type that is among them.</summary>
        public async Task<IReadOnlyDictionary<string, View>> MixedAsync(
            IReadOnlyList<ContentType> types, IReadOnlyCollection<string> ids, Perspective perspective, CancellationToken cancel)
        {
            var found = new Dictionary<string, View>();
            foreach (var type in types)
            {
                string[] own = [.. ids.Where(type.Owns)];
                if (own is []) continue;
                foreach (var view in await type.Accept(new Finding(session, own, perspective, cancel))) found[view.Id] = view;
            }
            return found;
        }
    }

    private sealed class Finding(IQuerySession session, string[] ids, Perspective perspective, CancellationToken cancel)
        : IContentTypeVisitor<Task<IReadOnlyList<View>>>
    {
        public async Task<IReadOnlyList<View>> Visit<T>(ContentType<T> type) where T : class, IContent<T> =>
            await session.ManyAsync<T>(ids, perspective, cancel);
    }
}
