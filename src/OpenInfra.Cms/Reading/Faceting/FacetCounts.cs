using Marten;

namespace OpenInfra.Cms.Reading.Faceting;

/// <summary>Counts entries by their values.</summary>
public static class FacetCounts
{
    extension(IQuerySession session)
    {
        /// <summary>
        /// The values of each facet with their counts, the most frequent first and of dates the newest, for each parent ("" where there
        /// is none). One statement for all facets and parents.
        /// </summary>
        public async Task<ILookup<(string Parent, FacetRequest Facet), Bucket>> FacetsAsync(
            FacetScope scope, IReadOnlyCollection<string> parents, IReadOnlyList<FacetRequest> facets, CancellationToken cancel)
        {
            var request = await session.ResolvedAsync(scope.List, cancel);
            var statement = new Statement();
            statement.Add(FacetSql.Of(statement, scope with { List = request }, parents, facets));
            var rows = await session.RowsAsync(statement,
                row => (Facet: row.GetInt32(0), Parent: row.GetString(1), Bucket: new Bucket(row.GetString(2), row.GetInt64(3))), cancel);
            return rows.ToLookup(row => (row.Parent, facets[row.Facet]), row => row.Bucket);
        }
    }
}
