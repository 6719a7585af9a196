using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Storage.Searching;

/// <summary>
/// The SQL by which the database keeps what can be found of the entries of a type. At the end of each transaction that changes what
/// readers see of an entry, its row is written anew: then its texts are stored too, in whatever order that happened.
/// </summary>
internal static class SearchRows
{
    // A tsvector over 1 MB is an error, which would keep the entry from being published.
    private const int MaxTitle = 2_000, MaxTexts = 20_000, MaxLong = 100_000;

    /// <summary>What keeps the rows of a type from then on, and makes those of what is there.</summary>
    /// <exception cref="NotSupportedException">The definition names fields that the type doesn't have.</exception>
    public static string Of(ContentType type) => $"""
        create or replace function {FunctionOf(type)}() returns trigger language plpgsql as $search$
        declare
          entry text := case tg_op when 'DELETE' then old.id else new.id end;
        begin
          delete from {SearchSql.Table} s where s.id = entry
            and not exists (select from {Tables.Of(type)} d where d.id = entry and d.status = 'Published');
          {Insert(type, "d.id = entry")}
          on conflict (id) do update set (published_at, keys, heading, title, text, words)
            = (excluded.published_at, excluded.keys, excluded.heading, excluded.title, excluded.text, excluded.words);
          perform cms.new_words(s.title || E'\n' || s.text) from {SearchSql.Table} s where s.id = entry;
          return null;
        end $search$;
        {Trigger(type, "insert", "new.status = 'Published'")}
        {Trigger(type, "update", $"({Shown("old")}) is distinct from ({Shown("new")})")}
        {Trigger(type, "delete", "old.status = 'Published'")}
        create or replace trigger search_truncate after truncate on {Tables.Of(type)}
          for each statement execute function cms.search_truncated('{type.Name}');
        {Insert(type, "true")};
        """;

    private static string FunctionOf(ContentType type) => $"cms.search_{type.Name}";

    private static string Shown(string row) => $"{row}.status, {row}.published_at, {row}.data -> 'published'";

    private static string Trigger(ContentType type, string operation, string condition) => $"""
        drop trigger if exists search_{operation} on {Tables.Of(type)};
        create constraint trigger search_{operation} after {operation} on {Tables.Of(type)} deferrable initially deferred
          for each row when ({condition}) execute function {FunctionOf(type)}();
        """;

    private static string Insert(ContentType type, string which)
    {
        var texts = new SearchedFields(type);
        return $"""
            insert into {SearchSql.Table} (id, type, published_at, keys, heading, title, text, words)
            select d.id, '{type.Name}', d.published_at, {Keys(type)}, to_tsvector('{SearchSql.Stems}', t.title), t.title,
              concat_ws(E'\n', t.own, t.nested, t.long),
              {Weighted("title", 'A')} || {Weighted("own", 'B')} || {Weighted("nested", 'C')} || {Weighted("long", 'D')}
            from {Tables.Of(type)} d, lateral (select d.data -> 'published' -> 'content' as content) c,
              lateral (select coalesce(cms.search_text(content, {texts.Title}, {MaxTitle}), '') as title,
                cms.search_text(content, {texts.Own}, {MaxTexts}) as own, cms.search_text(content, {texts.Nested}, {MaxTexts}) as nested,
                {Long(texts)} as long) t
            where d.status = 'Published' and {which}
            """;
    }

    private static string Long(SearchedFields texts) => $"""
        (select left(cms.search_plain(string_agg(x.data -> 'rendered' ->> 'plain', E'\n' order by place)), {MaxLong})
         from unnest({texts.Long}) with ordinality p (path, place), jsonb_path_query(content, path) value, cms.mt_doc_text x
         where x.id = '{StoredText.IdOf("")}' || (value #>> '{Root}'))
        """;

    private static string Keys(ContentType type)
    {
        var references = SearchedFields.Array(SearchFacet.FieldsOf(type).Select(field => $"$.\"{field.Name}\"[*]"));
        return $"""
            concat_ws(E'\n', '{SearchFacet.TypeMark}/{type.Name}',
              '{SearchFacet.YearMark}/' || to_char(d.published_at at time zone 'UTC', 'YYYY'),
              (select string_agg(distinct value #>> '{Root}', E'\n')
               from unnest({references}) path, jsonb_path_query(d.data -> 'published' -> 'content', path) value))
            """;
    }

    private static string Weighted(string text, char weight) =>
        $"setweight(to_tsvector('{SearchSql.Stems}', coalesce(t.{text}, '')), '{weight}')";

    private const string Root = "{}";
}
