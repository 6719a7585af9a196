using System.Text;
using System.Text.Json;
using CsCheck;

namespace OpenInfra.Cms.Tests.Exporting;

/// <summary>Front matter as people and programs write it: every style of scalar, list and mapping, comments, gaps and line ends.</summary>
internal static class FrontMatters
{
    public static Gen<string> Words { get; } = Gen.OneOf(
        OneOf("plain", "two words", "a: b", "# no comment", "'single'", "say \"so\"", "010", "yes", "null", "2022-06-07", "- dash", "tab\tbed",
            "ünï \U0001F600", " padded ", "back\\slash", "a #b", "{x}", "[y]", "@at", "1e3", "~", "? x", "%d", "*star", "&amp;", "---", "...",
            "line\nbreak", "two\n\nbreaks\n", "\n", "a\u00A0b", "a\u2028b", "0x1F", "12:30", ".5", "=", "<<", "a,b", "trailing:", "it's", "!tag"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 12]);

    /// <summary>A scalar behind a key of YAML.</summary>
    public static Gen<string> Scalars { get; } = Gen.Select(Words, Gen.Int[0, 9], (text, style) => style switch
    {
        0 or 1 when !text.Contains('\n') => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        2 => "plain text",
        3 => "plain\n  on lines # of which this is a comment",
        4 => ">-\n  folded\n  text",
        5 => "> # a comment\n  folded\n\n  text\n",
        6 => "|\n  literal\n   text",
        7 => "|2+\n    kept\n",
        8 => "\"on \\\n  two lines\"",
        _ => JsonSerializer.Serialize(text),
    });

    /// <summary>A value behind a key that no field takes.</summary>
    public static Gen<string> Values { get; } = Gen.OneOf(Scalars, OneOf(
        "{a: 1, b: [x, 'y']}", "{a: 1,b: 2}", "{\n  a: 1, # one\n  b: 2, # two\n}", "[\n  a, # one\n  # of b\n  b\n]", "[a, b,c]", "[]", "{}",
        "\n  deep:\n    # inner\n    deeper: \"1\"\n  more: 'x'", "\n- a: 1\n  b: 2\n-   a: 3", "\n  - one\n  # of two\n  - \"two\" # second", "\n- - x\n  - y\n- z",
        "\n    wide: 1 # c\n    list:\n    - x", "", " # nothing", "&x 5", "!!str 5", "12.50", "True", "~", "0o7", "\n  ? odd\n  : value", "\n  'quoted key': 1\n  \"k\": 2"));

    /// <summary>The names behind a key that refers to authors or categories.</summary>
    public static Gen<string> Names { get; } = OneOf(
        "Ada", "'Ada'", "\n  - Ada # first\n  - \"Grace\"", "[Ada, Grace]", "Ada and Grace", "\n- label: Ada # her\n  value: a-1", "");

    public static Gen<string> Tags { get; } = OneOf(
        "\n  - 'a'\n  # between\n  - b", "[a, \"b\"]", "[ a,b ]", "[\n    a, # one\n    # of b\n    b, # two\n  ]", "one", "", "[]", "\n- a\n\n- b\n# end");

    public static Gen<string> Seos { get; } = OneOf(
        "{title: x}", "{title: x, image: 'y'}", "\n  title: 'x'\n  # on url\n  description: >-\n    d\n    e\n  image: y", "\n    title: x # t\n    image: z\n", "",
        "\n  twitterUsername: x # who\n  title: z");

    private static readonly string[] _keys = ["title", "description", "tags", "seo", "byline", "author", "categories", "k1", "k2", "\"k 3\""];

    /// <summary>A document with YAML.</summary>
    public static Gen<string> Yaml { get; } = Gen.Select(
        Gen.Shuffle(_keys), Gen.Int[1, 10], Scalars.Array[2], Values.Array[3], Gen.Select(Tags, Seos, Names), Gen.Int[0, 2].Array[6],
        Gen.Select(OneOf("---\n", "---  \n", "...\n", "", "---"), OneOf("Body.\n", "Body", "", "\n---\nBody\n"), Gen.Bool),
        (keys, count, scalars, values, lists, gaps, rest) =>
        {
            var next = 0;
            var pairs = keys.Take(count).Where(key => key != "title").Select(key => (key, key switch
            {
                "description" => scalars[0],
                "byline" => scalars[1],
                "tags" => lists.Item1,
                "seo" => lists.Item2,
                "author" => lists.Item3,
                "categories" => lists.Item3.Replace("Ada", "News", StringComparison.Ordinal).Replace("Grace", "Events", StringComparison.Ordinal),
                _ => values[next++],
            }));
            var isOpen = rest.Item1 is "" or "---";
            return Document([.. pairs, ("title", "\"T\" # title")], gaps, rest.Item1, isOpen ? "" : rest.Item2, rest.Item3);
        });

    /// <summary>The lines of all other keys than these, with the comments around them.</summary>
    public static IReadOnlyList<string> LinesWithout(string text, string[] keys)
    {
        var (kept, isIn, isBody) = (new List<string>(), false, false);
        foreach (var (i, line) in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Index())
        {
            isBody |= i > 0 && line.TrimEnd() is "---" or "...";
            if (isBody) isIn = keys.Contains("body");
            else if (line is ['#', ..]) isIn = false;
            else if (line.Length > 0 && line[0] is not (' ' or '-' or ']' or '}' or '?'))
                isIn = keys.Any(key => line.StartsWith($"{key}:", StringComparison.Ordinal) || line.StartsWith($"\"{key}\":", StringComparison.Ordinal));
            if (!isIn && line.Trim().Length > 0) kept.Add(line);
        }
        return kept;
    }

    /// <summary>A document of keys and values in some order, with comments and empty lines between them.</summary>
    public static string Document(IReadOnlyList<(string Key, string Value)> pairs, int[] gaps, string end, string body, bool isCrlf)
    {
        var text = new StringBuilder("---\n");
        foreach (var (i, (key, value)) in pairs.Index())
        {
            if (gaps[i % gaps.Length] == 1) text.Append("# about ").Append(i).Append('\n');
            text.Append(key).Append(value.Length == 0 || value[0] is '\n' or ' ' ? ":" : ": ").Append(value).Append('\n');
            if (gaps[i % gaps.Length] == 2) text.Append('\n');
        }
        var document = text.Append(end).Append(body).ToString();
        return isCrlf ? document.Replace("\n", "\r\n", StringComparison.Ordinal) : document;
    }

    public static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
