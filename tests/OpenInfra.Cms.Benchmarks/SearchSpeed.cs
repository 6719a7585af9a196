using OpenInfra.Cms.Reading.Searching;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How the time of a search grows with the entries: GraphQL over HTTP on 1,000 and on 100,000 posts of 150 words each, one request after
/// the other, the two by turns, without any cache. Medians, their ratio, and how the database found the rows.
/// </summary>
internal static class SearchSpeed
{
    private const int Rounds = 40;

    private const string Page = "edges { score highlight { title text } node { id title path } }",
        Facets = "facets { types { value count } years { value count } categories { count node { label } } authors { count node { name } } }";

    // The words are in one post of 600, of 20, of 2; each is asked for as a front end's result page does, with and without facets.
    private static readonly (string Name, string Query, string Selected)[] _searches =
    [
        ("rare word", Vocabulary.Word(10_000), Page),
        ("rare word, total and facets", Vocabulary.Word(10_000), $"{Page} totalCount {Facets}"),
        ("middling word", Vocabulary.Word(300), Page),
        ("middling word, total and facets", Vocabulary.Word(300), $"{Page} totalCount {Facets}"),
        ("frequent word", Vocabulary.Word(30), Page),
        ("frequent word, total", Vocabulary.Word(30), $"{Page} totalCount"),
        ("frequent word, total and facets", Vocabulary.Word(30), $"{Page} totalCount {Facets}"),
        ("two frequent words", $"{Vocabulary.Word(30)} {Vocabulary.Word(40)}", Page),
        ("frequent phrase", $"\"{Vocabulary.Word(30)} {Vocabulary.Word(40)}\"", Page),
        ("frequent beginning", Vocabulary.Word(30)[..^2], Page),
        ("misspelt word", $"{Vocabulary.Word(300)[..^1]}zx", $"{Page} suggestion"),
    ];

    public static Task RunAsync() => Growth.OfAsync(Rounds, withTexts: true, async growth =>
    {
        foreach (var (name, query, selected) in _searches) await PrintAsync(growth, name, query, selected);
    });

    private static Task PrintAsync(Growth growth, string name, string query, string selected)
    {
        var request = new { query = $"query($q: String!) {{ search(query: $q) {{ {selected} }} }}", variables = new { q = query } };
        SearchText.Read(query, out var text);
        var counts = selected.Contains(Facets, StringComparison.Ordinal);
        return growth.PrintAsync(name, site => site.AskAsync(request), site => site.PlanAsync(text!, counts));
    }
}
