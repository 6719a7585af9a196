using CsCheck;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Importing;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class AccountingForEveryFile(TestDatabases databases)
{
    private static readonly Gen<string> _folders = OneOf("", "blog/", "authors/", "docs/deep/", "news/", "projects/", "content/é ‘x’/");

    private static readonly Gen<string> _names = Gen.Select(OneOf("a", "b", "index", "README", "é"), OneOf(".md", ".yml", ".json", ".markdown", ".txt"), (name, extension) => name + extension);

    private static readonly Gen<string> _texts = Gen.Frequency(
        (5, Gen.Select(OneOf("A", "B", "2022"), OneOf("x: 1", "author: Ada and Bob", "category: [News, Zuul]", "category: [{id: x, label: News}]", "category: [{value: y, label: News}, Zuul]", "date: 2016-19-17", "hidePost: true", "name: Ada", "seo: {url: /same}"),
            OneOf("templateKey: blog-post", "layout: layouts/news.njk", "type: project", "y: 2"), (title, keys, kind) => Markdown($"title: {title}\n{kind}\n{keys}"))),
        (1, OneOf("", "Text.\n", "---\n", "---\ntitle: [\n---\n", "+++\n+++\n", "name: Zuul\n", "{\"name\": \"Ada\"}", "[1]", "{", "\tx", "a\0b", "---\ntitle: \"\\0\"\n---\n")),
        (1, Gen.String[0, 40]));

    private static readonly Gen<(string Path, string Text)[]> _trees = Gen.Select(Gen.Select(_folders, _names, (folder, name) => folder + name), _texts).Array[0, 12];

    [Fact]
    public Task What_was_read_is_the_sum_of_its_outcomes_and_a_second_import_appends_no_event() => _trees.SampleAsync(async tree =>
    {
        await using var site = await Site.NewAsync(databases, tree);
        var first = await site.ImportAsync();
        var second = await site.ImportAsync();

        AssertAddsUp(first);
        AssertAddsUp(second);
        Assert.Equal(tree.Select(file => file.Path).Where(path => !path.EndsWith(".txt", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal), first.Files.Select(file => file.Path));
        Assert.Equal((0, 0, 0), (second.Events, second.Imported, second.Revised));
        Assert.Equal((first.Imported, first.Skipped, first.Failed), (second.Unchanged, second.Skipped, second.Failed));
    }, iter: 40, threads: 2);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AssertAddsUp(ImportReport report)
    {
        Assert.Equal(report.Read, report.Imported + report.Revised + report.Unchanged + report.Conflict + report.Skipped + report.Failed);
        Assert.All(report.Files, file => Assert.Equal(file.Outcome is ImportOutcome.Failed or ImportOutcome.Skipped or ImportOutcome.Conflict, file.Reason is not null));
        Assert.All(report.Files, file => Assert.True(file.Line is null or > 0 && file.Column is null or > 0));
        Assert.All(report.Warnings, warning => Assert.True(warning.Line > 0 && warning.Message.Length > 0, warning.ToString()));
    }
}
