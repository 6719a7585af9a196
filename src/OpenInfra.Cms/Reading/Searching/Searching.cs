using Marten;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>Searches what readers see, of all types. Each question is one statement, and none reads more than it has to.</summary>
public static class Searching
{
    extension(IQuerySession session)
    {
        /// <summary>What the database makes of a search; the types are those to look at, null for all.</summary>
        public async Task<Search> UnderstandAsync(SearchText text, IReadOnlyList<ContentType>? types, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add(SearchSql.Understanding(statement, text));
            var (query, sought) = (await session.RowsAsync(statement, row => (row.GetString(0), row.GetString(1)), cancel)).SingleOrDefault();
            return new(text, types) { Query = query, Sought = sought };
        }

        /// <summary>A page of what is found, behind a place or from the best.</summary>
        public async Task<SearchHits> HitsAsync(Search search, int size, Cursor? after, CancellationToken cancel)
        {
            if (search.Query is null) return new([], HasNext: false);
            var statement = new Statement();
            statement.Add(SearchSql.Hits(statement, search, size, after));
            var hits = await session.RowsAsync(statement, row => new SearchHit(row.GetString(0), row.GetFloat(1)), cancel);
            return new([.. hits.Take(size)], hits.Count > size);
        }

        /// <summary>How much is found, all of it.</summary>
        public async Task<long> CountAsync(Search search, CancellationToken cancel)
        {
            if (search.Query is null) return 0;
            var statement = new Statement();
            statement.Add(SearchSql.Count(statement, search));
            return (await session.RowsAsync(statement, row => row.GetInt64(0), cancel))[0];
        }

        /// <summary>How all that is found is distributed; all facets in one statement.</summary>
        public async Task<ILookup<SearchFacet, Bucket>> FacetsAsync(
            Search search, IReadOnlyList<SearchFacet> facets, CancellationToken cancel)
        {
            if (search.Query is null || facets is []) return Enumerable.Empty<Bucket>().ToLookup(_ => facets[0]);
            var statement = new Statement();
            statement.Add(SearchSql.Facets(statement, search, facets));
            var rows = await session.RowsAsync(
                statement, row => (Mark: row.GetString(0), Bucket: new Bucket(row.GetString(1), row.GetInt64(2))), cancel);
            return rows.ToLookup(row => facets.First(facet => facet.Mark == row.Mark), row => row.Bucket);
        }

        /// <summary>What was found with marks around the words that were asked for, by id.</summary>
        public async Task<IReadOnlyDictionary<string, Highlight>> HighlightsAsync(
            Search search, IReadOnlyCollection<string> ids, CancellationToken cancel)
        {
            if (search.Query is null || ids.Count == 0) return new Dictionary<string, Highlight>();
            var statement = new Statement();
            statement.Add(SearchSql.Highlights(statement, search, ids));
            var rows = await session.RowsAsync(statement, row =>
                (Id: row.GetString(0), Highlight: new Highlight(Marks.ToHtml(row.GetString(1)), Marks.ToHtml(row.GetString(2)))), cancel);
            return rows.ToDictionary(row => row.Id, row => row.Highlight);
        }

        /// <summary>The search with the words most like those that nothing has; null where that is none, or would find nothing.</summary>
        public async Task<string?> SuggestionAsync(Search search, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add(SearchSql.Nearest(statement, search.Text.Words));
            var near = Spelling.Nearest(await session.RowsAsync(statement, row => (row.GetString(0), row.GetString(1)), cancel));
            if (near.Count == 0 || SearchText.Read(search.Text.With(near), out var other) is not null) return null;
            var better = await session.UnderstandAsync(other!, search.Types, cancel);
            return better.Query is not null && await session.FindsAsync(better, cancel) ? other!.Text : null;
        }

        private async Task<bool> FindsAsync(Search search, CancellationToken cancel)
        {
            var statement = new Statement();
            statement.Add(SearchSql.Any(statement, search));
            return (await session.RowsAsync(statement, row => row.GetBoolean(0), cancel))[0];
        }
    }
}
