using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using static OpenInfra.Cms.Tests.Exporting.FrontMatters;

namespace OpenInfra.Cms.Tests.Exporting;

/// <summary>Front matter in JSON and in TOML, with its styles of values, comments and gaps.</summary>
internal static partial class OtherFrontMatters
{
    private static readonly Gen<string> _tomlTexts = Gen.Select(FrontMatters.Words, Gen.Int[0, 4], (text, style) => style switch
    {
        0 when !text.Any(c => c is '\'' || char.IsControl(c)) => $"'{text}'",
        1 => "\"\"\"\nfirst\nsecond \\\n  third\"\"\"",
        2 => "'''\nno \\escape\n'''",
        // TOML has no halves of characters.
        _ => JsonSerializer.Serialize(text).Replace(@"\uD83D\uDE00", @"\U0001F600", StringComparison.Ordinal),
    });

    private static readonly Gen<string> _tomlValues = Gen.OneOf(_tomlTexts, OneOf(
        "12.50", "1_000", "0x1F", "true", "2022-06-07", "2022-06-07T09:26:12Z", "{ a = 1, b = [\"x\", 'y'] }", "{}", "[]", "[1,2]",
        "[\n  \"a\", # one\n  # of b\n  \"b\"\n]", "[\n  [\"x\"],\n  [\"y\"],\n]", "[{ a = 1 }, { a = 2 }]"));

    private static readonly Gen<string> _tomlTags = OneOf("[\"a\", 'b']", "[ \"a\",\"b\" ]", "[\n    \"a\", # one\n    # of b\n    \"b\", # two\n]", "[]", "\"one\"");

    private static readonly Gen<string> _tomlSections = OneOf(
        "", "[seo]\n  title = 'x' # t\n  # on image\n  image = \"y\"\n", "\n# about seo\n[seo] # here\ndescription = \"d\"\n",
        "[k1]\ndeep = 1\n[k1.deeper]\nx = 'y'\n", "[[k1]]\na = 1\n\n# the second\n[[k1]]\na = 2\n[k1.sub]\nb = 3\n", "[seo]\ntitle = \"x\"\n\n[[k2]]\na = 1\n");

    /// <summary>A document with TOML.</summary>
    public static Gen<string> Toml { get; } = Gen.Select(
        Gen.Shuffle(new[] { "description", "byline", "tags", "author", "k2", "\"k 3\"", "seo.title" }), Gen.Int[0, 7], _tomlTexts.Array[2], _tomlValues.Array[2],
        Gen.Select(_tomlTags, OneOf("\"Ada\"", "'Ada'", "[\"Ada\", \"Grace\"]"), _tomlSections), Gen.Int[0, 2].Array[6], Gen.Bool,
        (keys, count, texts, values, lists, gaps, isCrlf) =>
        {
            var section = lists.Item3;
            var pairs = keys.Take(count).Where(key => !Regex.IsMatch(section, $@"\[{key.Split('.')[0]}\b")).Select(key => $"{key} = {key switch
            {
                "description" => texts[0],
                "byline" => texts[1],
                "tags" => lists.Item1,
                "author" => lists.Item2,
                "seo.title" => "'dotted' # key",
                "k2" => values[0],
                _ => values[1],
            }}").Append("title = \"T\" # title").Select((pair, i) => gaps[i % 6] switch { 1 => $"# about {i}\n{pair}", 2 => $"{pair}\n", _ => pair });
            var text = $"+++\n{string.Join('\n', pairs)}\n{section}+++\nBody.\n";
            return isCrlf ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        });

    /// <summary>A document with JSON.</summary>
    public static Gen<string> Json { get; } = Gen.Select(
        Gen.Shuffle(new[] { "description", "byline", "tags", "author", "k1", "k2", "k 3", "seo" }), Gen.Int[0, 8], FrontMatters.Words.Array[2], Gen.Int[0, 5].Array[3], Gen.Int[0, 3], Gen.Bool,
        (keys, count, words, kinds, form, isCrlf) =>
        {
            var next = 0;
            var pairs = keys.Take(count).Select(key => $"{JsonSerializer.Serialize(key)}: {key switch
            {
                "description" or "byline" => JsonSerializer.Serialize(words[key.Length % 2]),
                "tags" => "[\"a\",\n    \"b\"]",
                "author" => "\"Ada\"",
                "seo" => "{\n    \"title\": \"x\",\n    \"image\": \"y\"\n  }",
                _ => kinds[next++] switch { 0 => "{\"a\":1,\"b\":[true,null]}", 1 => "[1, 2]", 2 => "null", 3 => "{}", 4 => "[\n    {\"x\": 1}\n  ]", _ => "\"text\"" },
            }}").Prepend("\"title\": \"T\"");
            var (open, close) = form % 2 == 0 ? ("", "") : ("---json\n", "---\n");
            var text = $"{open}{{\n  {string.Join(",\n  ", pairs)}\n}}\n{close}Body.\n";
            return isCrlf ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        });

    /// <summary>The lines of all other keys of TOML than these, with the comments around them.</summary>
    public static IReadOnlyList<string> TomlLinesWithout(string text, string[] keys)
    {
        var (kept, isIn, isSection, isBody) = (new List<string>(), false, false, false);
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Skip(1))
        {
            isBody |= line is "+++";
            if (isBody) isIn = keys.Contains("body");
            else if (line is ['#', ..]) isIn = false;
            else if (Header.Match(line) is { Success: true } header) (isSection, isIn) = (true, Is(header));
            else if (!isSection && Key.Match(line) is { Success: true } key) isIn = Is(key);
            if (!isIn && line.Trim().Length > 0) kept.Add(line);
        }
        return kept;

        bool Is(Match match) => keys.Contains(match.Groups["key"].Value.Trim('"'));
    }

    /// <summary>The lines of all other keys of JSON than these, without the commas between them.</summary>
    public static IReadOnlyList<string> JsonLinesWithout(string text, string[] keys)
    {
        var (kept, isIn, isBody) = (new List<string>(), false, false);
        var closing = text.StartsWith("---", StringComparison.Ordinal) ? 2 : 1;
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            isBody |= line is ['}', ..];
            if (isBody) isIn = closing-- <= 0 && keys.Contains("body");
            else if (JsonKey.Match(line) is { Success: true } key) isIn = keys.Contains(key.Groups["key"].Value);
            if (!isIn && line.Trim().Length > 0) kept.Add(line.TrimEnd(','));
        }
        return kept;
    }

    [GeneratedRegex(@"^\[\[?(?<key>[^\].]+)[\].]")]
    private static partial Regex Header { get; }

    [GeneratedRegex("""^(?<key>"[^"]+"|[\w-]+) *[.=]""")]
    private static partial Regex Key { get; }

    [GeneratedRegex("^  \"(?<key>[^\"]+)\":")]
    private static partial Regex JsonKey { get; }
}
