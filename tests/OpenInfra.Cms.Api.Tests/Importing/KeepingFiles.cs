using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content.Sources;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class KeepingFiles(TestDatabases databases)
{
    [Fact]
    public async Task Every_imported_file_is_kept_to_the_byte()
    {
        await using var site = await Site.NewAsync(databases,
            ("blog/a.md", "\uFEFF---\r\ntemplateKey: blog-post\r\ntitle: A # comment\r\n---\r\nNo final newline"), ("b.md", "---\ntitle:   B\n---\n\n"), ("authors/c.yml", "# c\nname: C\n"), ("empty.md", ""));
        await site.ImportAsync();
        foreach (var path in new[] { "blog/a.md", "b.md", "authors/c.yml", "empty.md" })
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(site.Folder, path), Cancel), await BytesAsync(site, path));
    }

    [Fact]
    public async Task A_file_whose_bytes_changed_but_not_its_meaning_is_unchanged_and_its_new_bytes_are_kept()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")));
        await site.ImportAsync();
        site.Write("a.md", Markdown("# a comment\ntitle: \"A\""));
        var report = await site.ImportAsync();

        Assert.Equal((1, 0), (report.Unchanged, report.Events));
        Assert.Equal(Markdown("# a comment\ntitle: \"A\""), System.Text.Encoding.UTF8.GetString((await BytesAsync(site, "a.md"))!));
    }

    [Fact]
    public async Task What_is_skipped_or_failed_is_not_kept()
    {
        await using var site = await Site.NewAsync(databases, ("a.json", "[1]"), ("b.json", "{"));
        await site.ImportAsync();
        Assert.Null(await BytesAsync(site, "a.json"));
        Assert.Null(await BytesAsync(site, "b.json"));
    }

    [Fact]
    public async Task An_editor_s_work_is_left_alone_where_the_source_changed_in_nothing_but_its_bytes()
    {
        await using var site = await Site.NewAsync(databases, ("a.md", Markdown("title: A")));
        await site.ImportAsync();
        await using (var session = site.Store.LightweightSession())
            Done(await Cms.Editing.Archiving.ArchiveAsync<Model.Pages.Page>(session, "page/a", 2, [], Cancel));
        site.Write("a.md", Markdown("title: \"A\""));
        var report = await site.ImportAsync(theirs: true);
        Assert.Equal((1, 0), (report.Unchanged, report.Events));
    }

    private static async Task<byte[]?> BytesAsync(Site site, string path)
    {
        await using var session = site.Store.QuerySession();
        if (await session.LoadAsync<SourceFile>(SourceFile.IdOf("site", path), Cancel) is not { } file) return null;
        await using var command = new Npgsql.NpgsqlCommand($"select bytes from cms.source_bytes where hash = '{file.Hash}'");
        await using var reader = await session.ExecuteReaderAsync(command, Cancel);
        return await reader.ReadAsync(Cancel) ? reader.GetFieldValue<byte[]>(0) : null;
    }
}
