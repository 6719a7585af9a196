using Npgsql;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Storage.Searching;

/// <summary>Sees to it that the database keeps what can be found.</summary>
internal static class SearchMigration
{
    private static readonly Made _table = Made.Table(SearchSql.Table);

    extension(NpgsqlConnection connection)
    {
        /// <summary>
        /// Makes all that is searched anew, where it isn't made already of the same fields in the same way; what the search has to go
        /// without, in sentences.
        /// </summary>
        public async Task<IReadOnlyList<string>> MakeSearchableAsync(IReadOnlyList<ContentType> types, CancellationToken cancel)
        {
            var extensions = await Extensions.CreateAsync(connection, cancel);
            var definition = string.Join("\n",
                [SearchTables.Of(types, extensions), .. types.Select(SearchRows.Of), SearchTables.Finish(extensions)]);
            await connection.DefineAsync(_table, definition, cancel);
            return extensions.Lacking;
        }

        /// <summary>Has the next <see cref="MakeSearchableAsync"/> make all anew.</summary>
        public Task ForgetSearchableAsync(CancellationToken cancel) => connection.ForgetAsync(_table, cancel);
    }
}
