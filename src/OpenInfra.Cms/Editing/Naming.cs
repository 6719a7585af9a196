using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>Finds slugs and ids that are free, one writer at a time for each name.</summary>
public static class Naming
{
    // How many names are looked up at once, and then ten times as many, and so on: a title may be used a thousand times.
    private const int FirstLook = 10, Growth = 10;

    extension(IDocumentSession session)
    {
        /// <summary>A slug that no entry of the type has, the wanted one or that with a number. It stays free until the session's transaction ends.</summary>
        public async Task<string> FreeSlugAsync(ContentType type, string wanted, CancellationToken cancel)
        {
            await session.BeginTransactionAsync(cancel);
            await session.QueryAsync<string>("select pg_advisory_xact_lock(hashtextextended(?, 0))::text", cancel, type.IdOf(wanted));
            return await FreeAsync(Slugs.Numbered(wanted), names => session.TakenSlugsAsync(type, names, cancel));
        }

        /// <summary>The id for an entry of this slug: another one, which has moved on from it, may have the obvious one.</summary>
        internal async Task<string> FreeIdAsync(ContentType type, string slug, CancellationToken cancel) =>
            await FreeAsync(Slugs.Numbered(type.IdOf(slug)), ids => session.ExistingAsync(ids, cancel));

        private async Task<IReadOnlySet<string>> TakenSlugsAsync(ContentType type, string[] slugs, CancellationToken cancel)
        {
            var table = $"cms.mt_doc_{type.Name}";
            return (await session.QueryAsync<string>(
                $"""
                select data -> 'draft' ->> 'slug' from {table} where data -> 'draft' ->> 'slug' = any(?)
                union select data -> 'published' ->> 'slug' from {table} where data -> 'published' ->> 'slug' = any(?)
                """, cancel, slugs, slugs)).ToHashSet();
        }
    }

    private static async Task<string> FreeAsync(IEnumerable<string> names, Func<string[], Task<IReadOnlySet<string>>> takenOf)
    {
        for (var (seen, look) = (0, FirstLook); ; (seen, look) = (seen + look, look * Growth))
        {
            var some = names.Skip(seen).Take(look).ToArray();
            var taken = await takenOf(some);
            if (some.FirstOrDefault(name => !taken.Contains(name)) is { } free) return free;
        }
    }
}
