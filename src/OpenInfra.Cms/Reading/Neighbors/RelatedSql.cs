using System.Globalization;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Reading.Neighbors;

/// <summary>The SQL of what entries share.</summary>
internal static class RelatedSql
{
    // A value that more entries have tells little, and an index that finds them all is of no use.
    private const int Few = 500;

    // So that the planner, too, knows that there are not many.
    private const int Most = 2_000;

    private const int Newest = 200;

    /// <summary>A table of the ids of entries that may share something with another.</summary>
    public static string Candidates(ContentType type, Statement statement, Scope of)
    {
        var near = Scope.Of(statement, of.Perspective, type, "n");
        var alike = FieldsOf(type).Select(field => $"""
            (select n.id from {Tables.Of(type)} n where {near.IsVisible} and {near.Json(field)} @> any(array(
              select jsonb_build_array(v.item) from jsonb_array_elements_text({of.Json(field)}) v (item)
              where not exists (select from {Tally.CountsOf(type, field.Name)} where value = v.item and n > {Number(Few)})))
             limit {Number(Most)})
            """);
        var newest = $"""
            (select n.id from {Tables.Of(type)} n where {near.IsVisible} order by n.published_at desc, n.id collate "C" desc limit {Number(Newest)})
            """;
        return $"({string.Join(" union ", alike.Append(newest))})";
    }

    /// <summary>A table of the number of values that two entries share.</summary>
    /// <remarks>Without the offset, it would be counted once for each time that it is named.</remarks>
    public static string Shared(ContentType type, Scope one, Scope other) => $"(select {string.Join(" + ", FieldsOf(type).Select(field =>
        $"(select count(distinct v) from jsonb_array_elements_text({other.Json(field)}) v where {one.Json(field)} ? v)"))} offset 0)";

    private static IEnumerable<Field> FieldsOf(ContentType type) => type.Related.Select(name =>
        type.Fields.SingleOrDefault(field => field is { IsList: true, Kind: FieldKind.Reference or FieldKind.Text } && field.Name == name)
        ?? throw new NotSupportedException($"{type.Name}: entries are not related by {name}, which is no list of references or texts."));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
