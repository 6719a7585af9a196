using System.Globalization;

namespace OpenInfra.Cms.Reading.Faceting;

/// <summary>The SQL of facets.</summary>
internal static class FacetSql
{
    /// <summary>Rows with the number of the facet, the parent, the value, the count and the rank of the value.</summary>
    public static string Of(Statement statement, FacetScope scope, IReadOnlyCollection<string> parents, IReadOnlyList<FacetRequest> facets)
    {
        var entry = Scope.Of(statement, scope.List.Perspective, scope.Type, "d");
        var counts = facets.Select((facet, index) => Ranked(statement, facet, index, entry, scope.IsTallied
            ? $"select '' as parent, value, n from {Tally.CountsOf(scope.Type, facet.Facet.Key)}"
            : Counted(facet.Facet, $"c{Number(index)}")));
        return $"""
            {(scope.IsTallied ? "" : Matching(statement, scope, parents, facets, entry))}
            select * from ({string.Join(" union all ", counts)}) counts (facet, parent, value, n, rank)
            order by facet, parent, rank
            """;
    }

    /// <summary>What a facet looks at in a row of entries: its value where it has one at most, and else the JSON that holds its values.</summary>
    public static string ColumnOf(Facet facet, Scope entry) => facet.Path switch
    {
        [] => $"to_char({entry.Alias}.published_at at time zone 'UTC', '{(facet.By == Period.Month ? "YYYY-MM" : "YYYY")}')",
        [var field] when facet.IsSingle => Cut(facet, $"{entry.Value(new Operand.Content(field))}::text"),
        [var field, ..] => entry.Json(field),
    };

    /// <summary>A table of the different values in such a column.</summary>
    public static string ValuesOf(Facet facet, string column) => facet switch
    {
        { IsSingle: true } => $"(select {column} where {column} is not null)",
        { Path: [_] } => $"(select distinct {Cut(facet, "item")} from jsonb_array_elements_text({column}) item)",
        _ => $"(select distinct {Cut(facet, "item #>> '{}'")} from jsonb_path_query({column}, '$[*]{Relating.PathBelow(facet.Path)}[*]') item)",
    };

    // Read once for all facets.
    private static string Matching(
        Statement statement, FacetScope scope, IReadOnlyCollection<string> parents, IReadOnlyList<FacetRequest> facets, Scope entry)
    {
        var parent = scope.Under is null ? "''" : "p.id";
        var columns = facets.Select((facet, index) => $"{ColumnOf(facet.Facet, entry)} as c{Number(index)}");
        var from = scope.Under is null ? "" : $"unnest({statement.Parameter(parents.ToArray())}) p (id), ";
        var entries = Listing.Matching(statement, scope.Type, scope.List, scope.Under, parent);
        return $"with matching as materialized (select {parent} as parent, {string.Join(", ", columns)} from {from}{entries})";
    }

    // Entries are grouped by all that they have before it is taken apart: many have the same.
    private static string Counted(Facet facet, string column) => $"""
        select parent, value, sum(n)::bigint as n
        from (select parent, {column}, count(*) as n from matching group by parent, {column}) grouped,
          lateral {ValuesOf(facet, column)} v (value)
        where value is not null group by parent, value
        """;

    private static string Ranked(Statement statement, FacetRequest request, int index, Scope entry, string counts) => $"""
        select {Number(index)}, parent, value, n, rank from (
          select parent, value, n, row_number() over (partition by parent order by {OrderOf(request.Facet)}) as rank
          from ({counts}) counted where {IsShown(statement, request.Facet, entry)}) ranked
        where rank <= {Number(request.Size)}
        """;

    private static string OrderOf(Facet facet) => facet.By is null ? "n desc, value collate \"C\"" : "value collate \"C\" desc";

    private static string Cut(Facet facet, string text) => facet.By switch
    {
        null => text,
        Period.Year => $"left({text}, 4)",
        _ => $"left({text}, 7)",
    };

    private static string IsShown(Statement statement, Facet facet, Scope entry)
    {
        if (facet.Target is not { } target) return "true";
        var other = entry.Other(statement, target, "t");
        return $"exists (select from {Tables.Of(target)} t where t.id = value and {other.IsVisible})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
