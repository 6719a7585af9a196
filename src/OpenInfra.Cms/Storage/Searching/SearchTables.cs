using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Storage.Searching;

/// <summary>The SQL of what all types share: the tables, how texts become words, and which word is nearest to another.</summary>
internal static class SearchTables
{
    /// <summary>The tables, empty, and the functions.</summary>
    /// <remarks>
    /// Whoever is changing entries may go on to the end first, when it writes to the table that is dropped here. What is read of
    /// everything that a search finds is kept together, and its texts and words beside it, so that counting what a frequent word finds
    /// reads little.
    /// </remarks>
    public static string Of(IReadOnlyList<ContentType> types, Extensions extensions) => $"""
        lock table {string.Join(", ", types.Select(Tables.Of))} in share row exclusive mode;
        drop table if exists {SearchSql.Table}, cms.search_word;
        {Configurations(extensions)}
        create table {SearchSql.Table} (
          id text collate "C" primary key, type text not null, published_at timestamptz not null, keys text collate "C" not null,
          heading tsvector not null, title text not null, text text not null, words tsvector not null) with (toast_tuple_target = 128);
        alter table {SearchSql.Table} alter keys set storage main, alter heading set storage main;
        create table cms.search_word (word text collate "C" not null);
        create or replace function cms.search_plain(given text) returns text language sql immutable as $search$
          select replace(replace(translate(given, E'{Marks.Start}{Marks.Stop}', ''), '/', E'/{Marks.Joint}'), '<', E'<{Marks.Joint}')
        $search$;
        create or replace function cms.search_text(content jsonb, paths jsonpath[], size int) returns text
        language sql immutable as $search$
          select left(cms.search_plain(string_agg(value #>> '{Root}', E'\n' order by place)), size)
          from unnest(paths) with ordinality p (path, place), jsonb_path_query(content, path) value
        $search$;
        create or replace function cms.new_words(given text) returns void language sql as $search$
          insert into cms.search_word select lexeme from unnest(to_tsvector('{SearchSql.Words}', given))
          where {IsWord} and not exists (select from cms.search_word w where w.word = lexeme)
        $search$;
        create or replace function cms.search_truncated() returns trigger language plpgsql as $search$
        begin
          delete from {SearchSql.Table} where type = tg_argv[0];
          return null;
        end $search$;
        {Alike(extensions.Trigrams)}
        """;

    /// <summary>The words of all that was put into the table, and the indexes: it takes less time to make them when all is there.</summary>
    public static string Finish(Extensions extensions) => $"""
        create index search_words on {SearchSql.Table} using gin (words) with (gin_pending_list_limit = 512);
        insert into cms.search_word select distinct lexeme
          from {SearchSql.Table}, unnest(to_tsvector('{SearchSql.Words}', title || E'\n' || text)) where {IsWord};
        create index search_word_same on cms.search_word (word);
        {Near(extensions.Trigrams)}
        analyze {SearchSql.Table}, cms.search_word;
        """;

    private const string Root = "{}", IsWord = "lexeme ~ '^[[:alpha:]]{3,40}$'";

    // English, but for the words that say nothing: they are kept, for phrases, and for who asks for nothing else.
    private static string Configurations(Extensions extensions) => $"""
        drop text search configuration if exists {SearchSql.Stems}, {SearchSql.Questions}, {SearchSql.Words};
        drop text search dictionary if exists cms.english_words;
        create text search dictionary cms.english_words (template = pg_catalog.snowball, language = english);
        {Configuration(SearchSql.Stems, "english", "cms.english_words", extensions)}
        {Configuration(SearchSql.Questions, "english", "english_stem", extensions)}
        {Configuration(SearchSql.Words, "simple", "simple", extensions)}
        """;

    // Words of plain ASCII are of kinds of their own, and have no accents.
    private static string Configuration(string name, string copied, string dictionary, Extensions extensions)
    {
        var mapping = $"alter text search configuration {name} alter mapping for";
        var accents = extensions.Unaccent is { } schema ? $"{schema}.unaccent, " : "";
        return $"""
            create text search configuration {name} (copy = pg_catalog.{copied});
            {mapping} asciiword, asciihword, hword_asciipart with {dictionary};
            {mapping} word, hword, hword_part with {accents}{dictionary};
            """;
    }

    private static string Near(string? trigrams) =>
        trigrams is null ? "" : $"create index search_word_near on cms.search_word using gin (word {trigrams}.gin_trgm_ops);";

    // Fewer common trigrams than usual: two swapped letters of a short word leave few. Only who has it loaded may set that.
    private static string Alike(string? trigrams)
    {
        const string Head = "create or replace function cms.words_like(given text) returns setof text language sql stable";
        return trigrams is null ? $"{Head} as $search$ select ''::text where false $search$;" : $"""
            select {trigrams}.show_limit();
            {Head} set pg_trgm.similarity_threshold = 0.2 as $search$
              select word from cms.search_word where word operator({trigrams}.%) given
              order by {trigrams}.similarity(word, given) desc, word limit 20
            $search$;
            """;
    }
}
