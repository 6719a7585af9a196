using Marten;
using OpenInfra.Cms.Histories;

namespace OpenInfra.Cms.Reading;

/// <summary>Tells which of the entries that others refer to a perspective shows.</summary>
public static class Showing
{
    extension(IQuerySession session)
    {
        /// <summary>The ids among those referred to that the perspective shows, in one statement; none for no references.</summary>
        public async Task<IReadOnlySet<string>> ShownAsync(
            IEnumerable<Reference> references, Perspective perspective, CancellationToken cancel)
        {
            if (perspective.Moment is { } moment)
                return await session.SeenAtAsync(
                    [.. references.Where(one => perspective.Shows(one.Target)).Select(one => one.Id)], moment, cancel);
            var statement = new Statement();
            var byType = references.GroupBy(one => one.Target, one => one.Id);
            string[] parts = [.. byType.Select(ids => Shown(statement, perspective, ids.Key, ids))];
            if (parts is []) return new HashSet<string>();
            statement.Add(string.Join(" union all ", parts));
            return (await session.RowsAsync(statement, row => row.GetString(0), cancel)).ToHashSet();
        }
    }

    private static string Shown(Statement statement, Perspective perspective, ContentType type, IEnumerable<string> ids)
    {
        var scope = Scope.Of(statement, perspective, type, "d");
        var given = statement.Parameter(ids.Distinct().ToArray());
        return $"select d.id from {Tables.Of(type)} d where d.id = any({given}) and {scope.IsVisible}";
    }
}
