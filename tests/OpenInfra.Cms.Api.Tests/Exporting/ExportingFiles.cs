using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class ExportingFiles(TestDatabases databases)
{
    private static readonly UTF8Encoding _bom = new(encoderShouldEmitUTF8Identifier: true);

    [Fact]
    public async Task What_was_not_edited_is_the_source_to_the_byte()
    {
        await using var site = await OdditiesAsync();
        var source = ExportedSite.FilesIn(site.Folder);
        var (report, files) = await site.ExportAsync();
        Assert.Equal((source.Count, 0, 0), (report.Written, report.Edited, report.Added));
        Assert.Equal(source.OrderBy(file => file.Key), files.OrderBy(file => file.Key));
    }

    [Theory]
    [InlineData("bom")]
    [InlineData("crlf")]
    [InlineData("utf16")]
    [InlineData("unclosed")]
    [InlineData("no-newline")]
    [InlineData("none")]
    [InlineData("anchors")]
    [InlineData("twice")]
    [InlineData("rules")]
    [InlineData("empty")]
    public async Task Oddities_stay_where_something_else_is_edited(string name)
    {
        await using var site = await OdditiesAsync();
        await site.EditAsync<Post>($"post/{name}", post => post with { Title = "New: title", Seo = new() { Description = "Described" }, Body = Markdown.Of("--- \r\nNew\r\n") });
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join(";", report.Untold));
        Assert.Equal(1, report.Edited);
        var source = ExportedSite.FilesIn(site.Folder);
        Assert.Equal(source.Where(file => !file.Key.Contains(name)).OrderBy(file => file.Key), files.Where(file => !file.Key.Contains(name)).OrderBy(file => file.Key));
        var path = $"blog/{name}.md";
        Assert.Equal(source[path][..2], name is "none" ? source[path][..2] : files[path][..2]);
        if (name == "crlf") Assert.DoesNotContain("\n", Encoding.UTF8.GetString(files[path]).Replace("\r\n", "", StringComparison.Ordinal));

        var (other, _) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            var (mine, theirs) = ((await site.LoadAsync<Post>($"post/{name}"))!, (await other.LoadAsync<Post>($"post/{name}"))!);
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(mine.Draft, Wire.Stored), System.Text.Json.JsonSerializer.Serialize(theirs.Draft, Wire.Stored));
        }
    }

    [Fact]
    public async Task A_file_of_an_archived_entry_is_left_out_and_taken_away_from_the_export_before()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"), ("blog/two.md", "---\ntitle: Two\n---\n"));
        var post = await site.ImportedAsync<Post>("post/one");
        var folder = TempFolder.New("cms-export");
        await new Exporter(site.Store, ContentModel.Types).ExportAsync(folder, new(), Cancel);
        await using var session = site.Store.LightweightSession();
        Done(await session.ArchiveAsync<Post>(post.Id, post.Version, [], Cancel));
        var report = await new Exporter(site.Store, ContentModel.Types).ExportAsync(folder, new(), Cancel);
        Assert.Equal((1, 1), (report.Written, report.LeftOut));
        Assert.Equal(["blog/two.md"], ExportedSite.FilesIn(folder).Keys);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Type_and_since_choose_files()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"), ("blog/two.md", "---\ntitle: Two\n---\n"), ("pages/join.md", "---\ntitle: Join\n---\n"));
        await site.ImportedAsync<Page>("page/join");
        var since = DateTimeOffset.UtcNow;
        await site.EditAsync<Post>("post/two", entry => entry with { Title = "Zwei" });
        Assert.Equal(["pages/join.md"], (await site.ExportAsync(new() { Type = "page" })).Files.Keys);
        Assert.Equal(["blog/two.md"], (await site.ExportAsync(new() { Since = since })).Files.Keys);
        await Assert.ThrowsAsync<ExportException>(() => site.ExportAsync(new() { Type = "pots" }));
    }

    [Fact]
    public async Task Several_sources_have_a_folder_each_or_are_chosen()
    {
        await using var site = await Site.NewAsync(databases, ("blog/one.md", "---\ntitle: One\n---\n"));
        await site.ImportAsync(source: "a");
        site.Write("blog/two.md", "---\ntitle: Two\n---\n");
        await site.ImportAsync(source: "b");
        Assert.Equal(["a/blog/one.md", "b/blog/one.md", "b/blog/two.md"], (await site.ExportAsync()).Files.Keys.Order());
        Assert.Equal(["blog/one.md"], (await site.ExportAsync(new() { Source = "a" })).Files.Keys);
        await Assert.ThrowsAsync<ExportException>(() => site.ExportAsync(new() { Source = "c" }));
    }

    private async Task<Site> OdditiesAsync()
    {
        var site = await Site.NewAsync(databases,
            ("blog/no-newline.md", "---\ntitle: No newline\n---"),
            ("blog/unclosed.md", "---\ntitle: Unclosed\nextra1: 1\n"),
            ("blog/crlf.md", "---\r\ntitle: 'CRLF'\r\nlist:\r\n- a\r\n# comment\r\n- b\r\n---\r\nBody\r\n"),
            ("blog/rules.md", "---   \ntitle:   Rules\n---  \n\n---\n\nText\n\n---\n"),
            ("blog/twice.md", "---\ntitle: First\nk: 1\ntitle: Second\nk: 2\n---\nText"),
            ("blog/anchors.md", "---\nbase: &b {a: 1}\nother: *b\ntitle: &t Anchored\nsubtitle: *t\n---\nText"),
            ("blog/none.md", "# No front matter\n"),
            ("blog/empty.md", "---\n---\n# A heading\n"),
            ("authors/ada.yaml", "# An author\nname:    'Ada'\npicture:\n"),
            ("organizations/acme.json", "{ \"name\" : \"Acme\",\n\t\"website\":\"https://acme.example\"  }"));
        site.Write("blog/bom.md", [.. _bom.GetPreamble(), .. Encoding.UTF8.GetBytes("---\ntitle: Böm\n---\nText")]);
        site.Write("blog/utf16.md", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("---\ntitle: Sechzehn\n---\nText ü")]);
        await site.ImportedAsync<Post>("post/bom");
        return site;
    }
}
