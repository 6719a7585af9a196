using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Reconciling;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Tests.Exporting;

/// <summary>Whatever the front matter looks like: import, edit, export, import gives the edit and nothing else, on the lines of its keys.</summary>
public sealed class RandomFrontMatter
{
    private static readonly (string Path, string Text)[] _named =
    [
        ("authors/ada.yml", "name: Ada\n"), ("authors/grace.yml", "name: Grace\n"),
        ("categories/news.yml", "label: News\n"), ("categories/events.yml", "label: Events\n"),
    ];

    [Fact]
    public Task An_edit_of_yaml_changes_its_own_lines_and_comes_back_alone() => SampleAsync(FrontMatters.Yaml, true, FrontMatters.LinesWithout);

    [Fact]
    public Task An_edit_of_toml_changes_its_own_lines_and_comes_back_alone() =>
        SampleAsync(OtherFrontMatters.Toml, false, OtherFrontMatters.TomlLinesWithout);

    [Fact]
    public Task An_edit_of_json_changes_its_own_lines_and_comes_back_alone() =>
        SampleAsync(OtherFrontMatters.Json, true, OtherFrontMatters.JsonLinesWithout);

    private static Task SampleAsync(Gen<string> documents, bool hasNulls, Func<string, string[], IReadOnlyList<string>> linesWithout) =>
        Gen.Select(documents, RandomEdit.Any(hasNulls).Array[1, 2]).SampleAsync(
            (text, edits) => CheckAsync(text, edits, linesWithout), iter: 2_000,
            print: one => $"{string.Join(", ", one.Item2.Select(edit => edit.Name))}:\n{one.Item1}");

    private static async Task CheckAsync(string text, RandomEdit[] edits, Func<string, string[], IReadOnlyList<string>> linesWithout)
    {
        var documents = _named.Append(("blog/p.md", text)).Select(one => SourceDocument.Read(one.Item1, Encoding.UTF8.GetBytes(one.Item2), (_, _) => { }))
            .ToDictionary(document => document.Path);
        var ground = new PlanGround(ContentModel.Types, [], new Nothing(), _ => false);
        var before = PlanView.Of(ground, documents.Values);
        var texts = new Dictionary<string, string> { [""] = "" };
        var wanted = Edited(Wanted.Of(before.ById["post/p"]), edits, texts);
        texts[Markdown.Of(documents["blog/p.md"].Body).Hash] = documents["blog/p.md"].Body;

        var bench = new Workbench(documents, new HashSet<string>(), (paths, _) => Task.FromResult<IReadOnlyDictionary<string, byte[]>>(
            paths.ToDictionary(path => path, path => documents[path].Bytes)));
        var work = new Reconciliation(bench, before, now => PlanView.Of(ground, now), _ => false, hash => texts[hash]);
        var untold = await work.RunAsync(before, [wanted], new HashSet<string>(), CancellationToken.None);

        var after = bench.Changed.TryGetValue("blog/p.md", out var bytes) ? Encoding.UTF8.GetString(bytes) : text;
        var what = $"{string.Join(", ", edits.Select(edit => edit.Name))}:\n{text}\n-->\n{after}\n{wanted.Content.ToJsonString()}";
        Assert.True(untold.Count == 0, $"{string.Join(",", untold.SelectMany(one => one.Fields))} untold by {what}");
        Assert.True(bench.Changed.Keys.All(path => path == "blog/p.md"), $"{string.Join(", ", bench.Changed.Keys)} changed by {what}");
        Assert.True(JsonNode.DeepEquals(wanted.Content, Wanted.Of(work.View.ById["post/p"]).Content), what);
        Assert.True(after.Contains("\r\n", StringComparison.Ordinal) == text.Contains("\r\n", StringComparison.Ordinal), what);
        string[] keys = [.. edits.SelectMany(edit => edit.Keys)];
        var (one, other) = (linesWithout(text, keys), linesWithout(after, keys));
        Assert.True(one.SequenceEqual(other), $"{one.Append("").Zip(other.Append("")).FirstOrDefault(pair => pair.First != pair.Second)} changed by {what}");
    }

    private static Wanted Edited(Wanted entry, RandomEdit[] edits, Dictionary<string, string> texts)
    {
        var post = edits.Aggregate(entry.Content.Deserialize<Post>(Wire.Stored)!, (edited, edit) => edit.Of(edited));
        if (post.Body.Source is { } source) texts[post.Body.Hash] = source;
        return entry with { Content = (JsonObject)JsonSerializer.SerializeToNode(post, Wire.Stored)! };
    }

    private sealed class Nothing : IEarlierImports
    {
        public string? IdAt(SourceDocument document, ContentType type, string slug) => null;

        public string? HashOf(string id) => null;

        public IEnumerable<string> IdsBefore(SourceDocument document) => [];
    }
}
