using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Exporting;

/// <summary>Whatever the front matter looks like: import, edit, export, import gives the edit and nothing else, on the lines of its keys.</summary>
public sealed class RandomFrontMatter(TestDatabases databases)
{
    private const int Documents = 60;

    private static readonly Gen<string> _words = Gen.OneOf(
        OneOf("plain", "two words", "a: b", "# no comment", "'single'", "say \"so\"", "010", "yes", "null", "2022-06-07", "- dash", "tab\tbed", "ünï \U0001F600", " padded ", "back\\slash", "a #b", "{x}", "@at", "1e3", "~"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 12]);

    private static readonly Gen<string> _scalars = Gen.Select(_words, Gen.Int[0, 4], (text, style) => style switch
    {
        0 => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        1 => "plain text",
        2 => ">-\n  folded\n  text",
        3 => "|\n  literal\n   text",
        _ => JsonSerializer.Serialize(text),
    });

    private static readonly Gen<string> _values = Gen.OneOf(
        _scalars,
        OneOf("{a: 1, b: [x, 'y']}", "\n  deep:\n    # inner\n    deeper: \"1\"\n  more: 'x'", "\n- a: 1\n  b: 2\n-   a: 3", "\n  - one\n  - \"two\" # second", "[a, b]", "", "&x 5", "!!str 5", "12.50", "True"));

    private static readonly Gen<(string Text, int Edit, string New)> _documents = Gen.Select(
        Gen.Shuffle(new[] { "title", "description", "tags", "seo", "byline", "k1", "k2", "\"k 3\"" }).Select(keys => keys.Take(6).ToList()),
        _values.Array[6], _scalars.Array[6], Gen.Int[0, 2].Array[6], Gen.Bool, Gen.Int[0, 7], _words,
        (keys, values, scalars, gaps, isCrlf, edit, text) => (Document(keys, values, scalars, gaps, isCrlf), edit, text));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public Task An_edit_changes_its_own_lines_and_comes_back_alone() =>
        _documents.Array[Documents].SampleAsync(async documents => await CheckAsync(documents), iter: 4, threads: 1);

    private async Task CheckAsync((string Text, int Edit, string New)[] documents)
    {
        await using var site = await Site.NewAsync(databases, [.. documents.Select((document, i) => ($"blog/p{i}.md", document.Text))]);
        var imported = await site.ImportAsync();
        for (var i = 0; i < documents.Length; i++) await site.EditAsync<Post>($"post/p{i}", post => Edited(post, documents[i].Edit, documents[i].New));
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join("; ", report.Untold.Select(one => $"{one.Entry}: {string.Join(",", one.Fields)}: {TextOf(one.Entry)}")));
        var (other, _) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            for (var i = 0; i < documents.Length; i++)
            {
                var (mine, theirs) = ((await site.LoadAsync<Post>($"post/p{i}"))!, (await other.LoadAsync<Post>($"post/p{i}"))!);
                var after = Encoding.UTF8.GetString(files[$"blog/p{i}.md"]);
                Assert.True(Text(mine.Draft) == Text(theirs.Draft), $"{documents[i].Edit}: {documents[i].Text}\n-->\n{after}\n{Text(mine.Draft)}\n{Text(theirs.Draft)}");
                Assert.True(after.Contains("\r\n", StringComparison.Ordinal) == documents[i].Text.Contains("\r\n", StringComparison.Ordinal));
                AssertOthersKept(documents[i].Text, after, documents[i].Edit);
            }
        }
        foreach (var (path, bytes) in files) site.Write(path, bytes);
        Assert.Equal(0, (await site.ImportAsync()).Events);
        Assert.Equal(documents.Length, imported.Imported);

        string TextOf(string id) => documents[int.Parse(id["post/p".Length..], System.Globalization.CultureInfo.InvariantCulture)].Text;
    }

    // The lines of each other key, with the comments around them.
    private static void AssertOthersKept(string before, string after, int edit)
    {
        var key = Key(edit);
        foreach (var line in ExportedSite.Diff(Without(before, key), Without(after, key))) Assert.Fail($"{key} changed \"{line}\" in\n{before}\n-->\n{after}");
    }

    private static string Key(int edit) => edit switch { 0 => "title", 1 => "description", 2 => "tags", 3 => "seo", 4 => "byline", 5 => "k1", 6 => "k2", _ => "body" };

    private static string Without(string text, string key)
    {
        var (kept, isIn) = (new StringBuilder(), false);
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0 && line[0] is not (' ' or '-' or '#' or '\r') || line.StartsWith("---", StringComparison.Ordinal)) isIn = line.StartsWith($"{key}:", StringComparison.Ordinal);
            else if (line is ['#', ..]) isIn = false;
            if (!isIn && line.Trim().Length > 0) kept.Append(line).Append('\n');
        }
        return key == "body" ? kept.ToString()[..kept.ToString().IndexOf("\n---", StringComparison.Ordinal)] : kept.ToString();
    }

    private static Post Edited(Post post, int edit, string text) => edit switch
    {
        0 => post with { Title = text },
        1 => post with { Description = text },
        2 => post with { Tags = [.. post.Tags.Skip(1), text] },
        3 => post with { Seo = (post.Seo ?? new()) with { Title = text, Image = null } },
        4 => post with { Byline = post.Byline is null ? text : null },
        5 or 6 => post with { Extra = Member(post.Extra, $"k{edit - 4}", text) },
        _ => post with { Body = Markdown.Of($"{text}\n\n---\n") },
    };

    private static JsonObject Member(JsonObject extra, string key, string text)
    {
        var copy = extra.DeepClone().AsObject();
        if (copy[key] is JsonObject { Count: > 0 } mapping) mapping[mapping.First().Key] = text;
        else if (copy[key] is JsonArray { Count: > 0 } list) list.Add(text);
        else if (!copy.Remove(key)) copy[key] = new JsonObject { ["a b"] = new JsonArray(text, new JsonObject { ["x"] = text, ["y"] = 2 }) };
        return copy;
    }

    private static string Document(List<string> keys, string[] values, string[] scalars, int[] gaps, bool isCrlf)
    {
        var text = new StringBuilder("---\n");
        if (!keys.Contains("title")) keys[0] = "title";
        for (var i = 0; i < keys.Count; i++)
        {
            if (gaps[i] == 1) text.Append("# about ").Append(i).Append('\n');
            var value = keys[i] switch
            {
                "title" => $"\"T{i}\" # title",
                "tags" => i % 2 == 0 ? "\n  - 'a'\n  # between\n  - b" : "[a, \"b\"]",
                "seo" => i % 3 == 0 ? "{title: x}" : "\n  title: 'x'\n  # on url\n  description: >-\n    d\n    e\n  image: y",
                "description" or "byline" => scalars[i],
                _ => values[i],
            };
            text.Append(keys[i]).Append(value.StartsWith('\n') || value.Length == 0 ? ":" : ": ").Append(value).Append('\n');
            if (gaps[i] == 2) text.Append('\n');
        }
        var document = text.Append("---\nBody.\n").ToString();
        return isCrlf ? document.Replace("\n", "\r\n", StringComparison.Ordinal) : document;
    }

    private static string Text(Side<Post> side) => JsonSerializer.Serialize(side, Wire.Stored);
}
