using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>Finds the entry that an editor means.</summary>
public static class Addressing
{
    extension(IQuerySession session)
    {
        /// <summary>
        /// The entry with this slug, archived or not: in its draft, or else in what is published, so that an address works until
        /// its change is published. Null for none.
        /// </summary>
        public async Task<Entry<T>?> BySlugAsync<T>(string slug, CancellationToken cancel) where T : class, IContent<T> =>
            (await session.QueryAsync<Entry<T>>(
                """
                where d.data -> 'draft' ->> 'slug' = ? or d.data -> 'published' ->> 'slug' = ?
                order by (d.data -> 'draft' ->> 'slug' = ?) desc limit 1
                """, cancel, slug, slug, slug)).SingleOrDefault();
    }
}
