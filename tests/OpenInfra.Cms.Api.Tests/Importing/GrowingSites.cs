using System.Text.Json;
using CsCheck;
using Marten;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class GrowingSites(TestDatabases databases)
{
    private static readonly Gen<(string Path, string Text)> _documents = Gen.Select(
        OneOf("blog/a.md", "blog/b.md", "blog/c.md", "news/d.md", "pages/p.md", "pages/q.md", "pages/deep/p.md"),
        OneOf("One", "Two", "Three"), OneOf("", "author: Ada\n", "author: Ada and Grace\n", "category: [News]\n", "category:\n  - {id: z, label: Zuul}\n", "projects: [project/zuul]\n"),
        OneOf("", "", "", "seo: {url: 'https://example.org/blog/x'}\n", "path: /blog/y\n", "path: /blog/y\nslug: a\n", "slug: z\n"), OneOf("", "", "", "draft: true\n"),
        (path, title, names, place, flags) => (path, $"---\ntitle: {title}\ndate: 2022-06-07\n{names}{place}{flags}---\n{title}.\n"));

    private static readonly Gen<(string Path, string Text)> _data = Gen.Select(
        OneOf("authors/ada.yml", "categories/zuul.yml", "projects/zuul.yml", "organizations/acme.yml"),
        OneOf("", "x: 1\n", "aliases: [z]\n", "memberships: [{foundation: F, level: Gold, source: post/a}]\n"),
        (path, more) => (path, $"{(path[0] == 'c' ? "label" : "name")}: {(path[0] == 'a' ? "Ada" : "Zuul")}\n{more}"));

    private static readonly Gen<(string Path, string Text)[]> _states =
        Gen.Select(_documents.Array[1, 6], _data.Array[0, 2], (documents, data) => documents.Concat(data).DistinctBy(file => file.Item1).ToArray());

    [Fact]
    public Task After_some_states_of_a_site_the_database_is_as_after_the_last_alone() => _states.Array[4].SampleAsync(async states =>
    {
        await using var grown = await Site.NewAsync(databases);
        foreach (var state in states)
        {
            grown.Clear();
            foreach (var (path, text) in state) grown.Write(path, text);
            var report = await grown.ImportAsync(prune: true);
            Assert.True(report.IsClean, report.ToJson());
        }
        await using var fresh = await Site.NewAsync(databases, states[^1]);
        await fresh.ImportAsync();
        Assert.Equal(await StateAsync(fresh), await StateAsync(grown));
        Assert.Equal(0, (await grown.ImportAsync(prune: true)).Events);
    }, iter: 12, threads: 2, print: states => string.Join("\n=====\n", states.Select(state => string.Join("\n", state.Select(file => $"{file.Path}:\n{file.Text}")))));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // An entry that was renamed keeps the id that it began with, so entries are compared by their paths.
    private static async Task<string> StateAsync(Site site)
    {
        await using var session = site.Store.QuerySession();
        var entries = new List<(string Id, string Path, string Json)>();
        foreach (var type in ContentModel.Types) entries.AddRange(await type.Accept(new Loading(session)));
        return string.Join('\n', entries.Select(entry => entries.Aggregate(
            $"{entry.Path} {entry.Json}", (json, other) => json.Replace($"\"{other.Id}\"", $"\"@{other.Path}\"", StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    private sealed class Loading(IQuerySession session) : IContentTypeVisitor<Task<IReadOnlyList<(string Id, string Path, string Json)>>>
    {
        public async Task<IReadOnlyList<(string Id, string Path, string Json)>> Visit<T>(ContentType<T> type) where T : class, IContent<T> =>
            [.. (await session.Query<Entry<T>>().ToListAsync(Cancel)).Where(entry => entry.Status != Status.Archived)
                .Select(entry => (entry.Id, entry.Draft.Path, $"{entry.Status} {DateOf(entry)} {Json(entry.Draft)} {Json(entry.Published)}"))];

        // Who is only named has no date of its own.
        private static DateTimeOffset? DateOf<T>(Entry<T> entry) where T : class, IContent<T> =>
            T.Definition.Source.Name is null ? entry.PublishedAt : null;

        private static string Json(object? side) => JsonSerializer.Serialize(side, Wire.Stored);
    }
}
