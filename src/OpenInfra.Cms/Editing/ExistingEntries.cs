using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>Tells what may be referred to.</summary>
internal static class ExistingEntries
{
    extension(IQuerySession session)
    {
        /// <summary>Which of these ids the database has, of whatever types, in one statement; none for no ids.</summary>
        public async Task<IReadOnlySet<string>> ExistingAsync(IEnumerable<string> ids, CancellationToken cancel)
        {
            var asked = ids.Where(StorableText.CanBeStored).Distinct().ToArray();
            return asked is [] ? new HashSet<string>()
                : (await session.QueryAsync<string>("select id from cms.mt_streams where id = any(?)", cancel, (object)asked)).ToHashSet();
        }
    }
}
