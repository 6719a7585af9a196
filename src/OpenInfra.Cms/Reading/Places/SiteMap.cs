using System.Globalization;
using Marten;

namespace OpenInfra.Cms.Reading.Places;

/// <summary>An address of the site.</summary>
/// <param name="Id">The entry that it shows.</param>
/// <param name="Type">The entry's type.</param>
/// <param name="Path">Where it is.</param>
/// <param name="LastModified">When the entry was last changed.</param>
public sealed record SitePlace(string Id, string Type, string Path, DateTimeOffset LastModified);

/// <summary>A part of the site's addresses, in the order of the entries' ids, so that it can go on behind any of them.</summary>
public sealed record SitePart(IReadOnlyList<SitePlace> Places, bool HasNext);

/// <summary>Lists all addresses of the site, whatever the type.</summary>
public static class SiteMap
{
    /// <summary>The most addresses in one part, and how many there are where nobody says.</summary>
    public const int MaxSize = 1_000;

    extension(IQuerySession session)
    {
        /// <summary>The addresses after the entry with this id, from the first for null, in one statement.</summary>
        public async Task<SitePart> SiteMapAsync(
            IReadOnlyList<ContentType> types, string? after, int size, Perspective perspective, CancellationToken cancel)
        {
            var statement = new Statement();
            var limit = $"limit {(size + 1).ToString(CultureInfo.InvariantCulture)}";
            var parts = types.Select(type =>
            {
                var scope = Scope.Of(statement, perspective, type, "d");
                var behind = after is null ? "" : $" and d.id > {statement.Parameter(after)}";
                return $"""
                    (select d.id, '{type.Name}', {scope.Value(new Operand.Entry(EntryField.Path))}, d.revised_at
                     from {Tables.Of(type)} d where {scope.IsVisible}{behind} order by d.id {limit})
                    """;
            });
            statement.Add($"select * from ({string.Join(" union all ", parts)}) places (id) order by id {limit}");
            var places = await session.RowsAsync(statement, row =>
                new SitePlace(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)), cancel);
            return new([.. places.Take(size)], places.Count > size);
        }
    }
}
