namespace OpenInfra.Cms.Reading.Faceting;

/// <summary>
/// The counts of all that is published, kept by the database itself: whoever asks how all entries are distributed, or how many there
/// are, is answered without reading them. Each change of an entry appends what it adds and takes away, so that writers never wait
/// for each other, and now and then one of them sums up what all have appended.
/// </summary>
internal static class Tally
{
    /// <summary>The table that all types share.</summary>
    public const string Table = """
        create table if not exists cms.tally (type text not null, facet text not null, value text not null, n bigint not null);
        create index if not exists tally_facet on cms.tally (type, facet)
        """;

    // The entries themselves are counted under no name.
    private const string Whole = "";

    /// <summary>The SQL of how many published entries of a type there are.</summary>
    public static string TotalOf(ContentType type) =>
        $"(select coalesce(sum(n), 0)::bigint from cms.tally where type = '{type.Name}' and facet = '{Whole}')";

    /// <summary>A table of the values of a facet with their counts.</summary>
    public static string CountsOf(ContentType type, string facet) => $"""
        (select value, sum(n)::bigint as n from cms.tally where type = '{type.Name}' and facet = '{facet}'
         group by value having sum(n) > 0) tallied
        """;

    /// <summary>The name of the function that keeps the counts of a type.</summary>
    public static string FunctionOf(ContentType type) => $"cms.tally_{type.Name}";

    /// <summary>What makes the counts of a type and keeps them from then on, in one transaction.</summary>
    public static string DefinitionOf(ContentType type) => $"""
        create or replace function {FunctionOf(type)}() returns trigger language plpgsql as $tally$
        begin
          case tg_op
            when 'INSERT' then {Append(type, Rows(1, "added"))};
            when 'UPDATE' then {Append(type, $"{Rows(1, "added")} union all {Rows(-1, "removed")}")};
            when 'DELETE' then {Append(type, Rows(-1, "removed"))};
            when 'TRUNCATE' then delete from cms.tally where type = '{type.Name}';
          end case;
          if random() < 0.02 and pg_try_advisory_xact_lock('cms.tally'::regclass::int, hashtext('{type.Name}')) then {SumUp(type)}; end if;
          return null;
        end $tally$;
        {Trigger(type, "insert", "referencing new table as added")}
        {Trigger(type, "update", "referencing new table as added old table as removed")}
        {Trigger(type, "delete", "referencing old table as removed")}
        {Trigger(type, "truncate", "")}
        delete from cms.tally where type = '{type.Name}';
        {Append(type, Rows(1, Tables.Of(type)))};
        """;

    private static string Rows(int sign, string table) =>
        $"select {(sign > 0 ? "1" : "-1")} as sign, data, published_at from {table} where status = 'Published'";

    private static string Append(ContentType type, string rows)
    {
        var entry = Scope.Of(new(), Perspective.Published, type, "d");
        var values = Facet.AllOf(type).Select(facet => (facet.Key, Sql: FacetSql.ValuesOf(facet, FacetSql.ColumnOf(facet, entry))))
            .Select(facet => $"select '{facet.Key}', v.value from {facet.Sql} v (value)");
        return $"""
            insert into cms.tally select '{type.Name}', f.facet, f.value, sum(d.sign)
            from ({rows}) d, lateral (select '{Whole}', '' union all {string.Join(" union all ", values)}) f (facet, value)
            where f.value is not null group by f.facet, f.value having sum(d.sign) <> 0
            """;
    }

    private static string SumUp(ContentType type) => $"""
        with before as (delete from cms.tally where type = '{type.Name}' returning facet, value, n)
        insert into cms.tally select '{type.Name}', facet, value, sum(n) from before group by facet, value having sum(n) <> 0
        """;

    private static string Trigger(ContentType type, string operation, string tables) => $"""
        create or replace trigger tally_{operation} after {operation} on {Tables.Of(type)} {tables}
        for each statement execute function {FunctionOf(type)}();
        """;
}
