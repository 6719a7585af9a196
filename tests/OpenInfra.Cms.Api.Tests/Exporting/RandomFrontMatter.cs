using System.Text.Json;
using CsCheck;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Tests.Exporting;

namespace OpenInfra.Cms.Api.Tests.Exporting;

/// <summary>Through the database too: import, edit, export, import gives the edit and nothing else, whatever the front matter is.</summary>
public sealed class RandomFrontMatter(TestDatabases databases)
{
    private const int Documents = 100;

    private static readonly (string, string)[] _named =
    [
        ("authors/ada.yml", "name: Ada\n"), ("authors/grace.yml", "name: Grace\n"),
        ("categories/news.yml", "label: News\n"), ("categories/events.yml", "label: Events\n"),
    ];

    [Fact]
    public Task An_edit_comes_back_alone() => Gen.OneOf(
            Gen.Select(FrontMatters.Yaml, RandomEdit.Any(hasNulls: true).Array[1, 2]),
            Gen.Select(OtherFrontMatters.Toml, RandomEdit.Any(hasNulls: false).Array[1, 2]),
            Gen.Select(OtherFrontMatters.Json, RandomEdit.Any(hasNulls: true).Array[1, 2]))
        .Array[Documents].SampleAsync(CheckAsync, iter: 3, threads: 1, print: _ => "what the failure names");

    private async Task CheckAsync((string Text, RandomEdit[] Edits)[] documents)
    {
        await using var site = await Site.NewAsync(databases, [.. documents.Select((document, i) => ($"blog/p{i}.md", document.Text)), .. _named]);
        Assert.Equal(0, (await site.ImportAsync()).Failed);
        foreach (var (i, document) in documents.Index())
            await site.EditAsync<Post>($"post/p{i}", post => document.Edits.Aggregate(post, (edited, edit) => edit.Of(edited)));
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join("; ", report.Untold.Select(one => $"{one.Entry}: {string.Join(",", one.Fields)}")));
        var (other, _) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            foreach (var (i, document) in documents.Index())
            {
                var (mine, theirs) = ((await site.LoadAsync<Post>($"post/p{i}"))!, (await other.LoadAsync<Post>($"post/p{i}"))!);
                Assert.True(Text(mine) == Text(theirs), $"{document.Text}\n-->\n{System.Text.Encoding.UTF8.GetString(files[$"blog/p{i}.md"])}");
            }
        }
        foreach (var (path, bytes) in files) site.Write(path, bytes);
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }

    private static string Text(Entry<Post> entry) => JsonSerializer.Serialize(new { entry.Status, entry.Draft }, Wire.Stored);
}
