using System.Globalization;
using OpenInfra.Cms.Reading.Faceting;

namespace OpenInfra.Cms.Reading.Searching;

/// <summary>The SQL of searches.</summary>
internal static class SearchSql
{
    /// <summary>The table of what can be found.</summary>
    public const string Table = "cms.search";

    /// <summary>
    /// The text search configurations: the stems of all words, as they are kept; those of what people ask, without words that say nothing
    /// ("what is the"); the words themselves, which are suggested.
    /// </summary>
    public const string Stems = "cms.stems", Questions = "cms.questions", Words = "cms.words";

    // Of what is below the title: texts of nested values, own texts, long texts.
    private const string Weights = "'{0.1, 0.2, 0.4, 1}'";

    // By the logarithm of the text's length: in a long text a word means less.
    private const string Normalization = "1";

    /// <summary>A row with the tsquery that an index answers, whole and without what is left out; none where there is none.</summary>
    public static string Understanding(Statement statement, SearchText text)
    {
        // Who asks for nothing but "the who" means every word of it.
        string[] queries = [.. text.IsExact ? [] : new[] { Query(statement, text, Questions) }, Query(statement, text, Stems)];
        var given = queries.Select((query, place) => $"({Number(place)}, {query})");
        return $"""
            select q::text, querytree(q) from (values {string.Join(", ", given)}) given (place, q)
            where numnode(q) > 0 and querytree(q) <> 'T' order by place limit 1
            """;
    }

    /// <summary>Rows with the ids and scores of a page, the best first.</summary>
    public static string Hits(Statement statement, Search search, int size, Cursor? after)
    {
        var (query, sought) = (QueryOf(statement, search), SoughtOf(statement, search));
        var place = after is null ? "true" : Beyond(statement, after);
        return $"""
            select id, score from (
              select id, ts_rank({Weights}, words, {sought}, {Normalization}) as score from (
                select s.id, s.words from {Matching(statement, search, query)}
                order by ts_rank(s.heading, {sought}) desc, s.published_at desc, s.id limit {Number(Search.MaxRanked)}) promising) ranked
            where {place} order by score desc, id limit {Number(size + 1)}
            """;
    }

    /// <summary>How many there are.</summary>
    public static string Count(Statement statement, Search search) =>
        $"select count(*) from {Matching(statement, search, QueryOf(statement, search))}";

    /// <summary>Rows with the mark of the facet, the value and the count, the most frequent first.</summary>
    public static string Facets(Statement statement, Search search, IReadOnlyList<SearchFacet> facets)
    {
        var marks = statement.Parameter(facets.Select(facet => facet.Mark).ToArray());
        // Entries are grouped by all that they have before it is taken apart: many have the same.
        return $"""
            select mark, value, n from (
              select mark, value, n, row_number() over (partition by mark order by
                case when mark = '{SearchFacet.YearMark}' then key collate "C" end desc, n desc, key collate "C") as rank
              from (
                select split_part(key, '/', 1) as mark, key, sum(n)::bigint as n,
                  case when key like '@%' then split_part(key, '/', 2) else key end as value
                from (select s.keys, count(*) as n from {Matching(statement, search, QueryOf(statement, search))} group by s.keys) grouped,
                  unnest(string_to_array(grouped.keys, E'\n')) key
                group by key) counted
              where mark = any({marks}) and (key like '@%' or exists (select from {Table} s where s.id = key))) ranked
            where rank <= {Number(Facet.DefaultValues)} order by mark, rank
            """;
    }

    /// <summary>Rows with ids and what was found with marks around it.</summary>
    public static string Highlights(Statement statement, Search search, IReadOnlyCollection<string> ids)
    {
        var query = SoughtOf(statement, search);
        return $"""
            select s.id, {Headline("s.title", query, "HighlightAll=true")},
              {Headline("s.text", query, "MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=\" … \"")}
            from {Table} s where s.id = any({statement.Parameter(ids.ToArray())})
            """;
    }

    /// <summary>Rows with the words that nothing has, and words that are like each.</summary>
    public static string Nearest(Statement statement, IReadOnlyCollection<string> words) => $"""
        select given, near from unnest({statement.Parameter(words.ToArray())}) given,
          lateral (select lexeme from unnest(to_tsvector('{Words}', given)) limit 1) plain,
          lateral cms.words_like(plain.lexeme) near
        where not exists (select from cms.search_word w where w.word = plain.lexeme)
        """;

    /// <summary>Whether there is anything.</summary>
    public static string Any(Statement statement, Search search) =>
        $"select exists (select from {Matching(statement, search, QueryOf(statement, search))})";

    // As a subquery the planner can't look into it. For a frequent word it would read the table, and all the words that are kept beside it.
    private static string QueryOf(Statement statement, Search search) => $"(select {statement.Parameter(search.Query!)}::tsquery)";

    private static string SoughtOf(Statement statement, Search search) => $"(select {statement.Parameter(search.Sought!)}::tsquery)";

    private static string Matching(Statement statement, Search search, string query)
    {
        var matching = $"{Table} s where s.words @@ {query}";
        return search.Types is not { } types ? matching
            : $"{matching} and s.type = any({statement.Parameter(types.Select(type => type.Name).ToArray())})";
    }

    private static string Beyond(Statement statement, Cursor after)
    {
        var (score, id) = (statement.Parameter(Score.Read(after.Values[0]!)!.Value), statement.Parameter(after.Id));
        return $"(score < {score} or (score = {score} and id > {id}))";
    }

    private static string Query(Statement statement, SearchText text, string configuration)
    {
        var query = Parsed(statement, text.Text, configuration);
        if (text.Beginning is not { } beginning) return query;
        var open = $"to_tsquery('{configuration}', {statement.Parameter(beginning)} || ':*')";
        return $"{query} || ({Parsed(statement, text.Before, configuration)} && {open})";
    }

    private static string Parsed(Statement statement, string text, string configuration) =>
        $"websearch_to_tsquery('{configuration}', translate({statement.Parameter(text)}, '/', ' '))";

    private static string Headline(string text, string query, string options) =>
        $"ts_headline('{Stems}', {text}, {query}, E'StartSel=\"{Marks.Start}\", StopSel=\"{Marks.Stop}\", {options}')";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
