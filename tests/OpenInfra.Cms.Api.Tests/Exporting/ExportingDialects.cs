using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class ExportingDialects(TestDatabases databases)
{
    private const string Text = "+++\r\ntitle = 'A' # first\r\ndate = 2022-06-07\r\nkey = {x = 1}\r\n+++\r\nBody.\r\n";

    [Fact]
    public async Task What_was_not_edited_is_written_to_the_byte()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", Text), ("blog/b.mdx", "import X from 'x'\n\n<X a={1} />\n"));
        await site.ImportAsync();
        var (_, files) = await site.ExportAsync();
        Assert.Equal((Text, "import X from 'x'\n\n<X a={1} />\n"), (Encoding.UTF8.GetString(files["blog/a.md"]), Encoding.UTF8.GetString(files["blog/b.mdx"])));
    }

    [Fact]
    public async Task An_edit_keeps_the_meaning_of_all_the_rest()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", Text));
        await site.ImportAsync();
        await site.EditAsync<Post>("post/a", post => post with { Title = "B" });
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean);

        var (other, _) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            var post = (await other.LoadAsync<Post>("post/a"))!;
            Assert.Equal(("B", 7, "{\"key\":{\"x\":1}}"), (post.Published!.Content.Title, post.PublishedAt!.Value.Day, post.Published.Content.Extra.ToJsonString()));
            Assert.Equal("Body.\r\n", await other.TextAsync(post.Published.Content.Body));
        }
    }

    [Fact]
    public async Task What_its_folder_hid_is_shown_by_a_key()
    {
        await using var site = await Site.NewAsync(databases, ("_drafts/a.md", "---\ntitle: A\n---\n"), ("blog/b.md", "---\ntitle: B\npublished: false\n---\n"));
        await site.ImportAsync();
        await using (var session = site.Store.LightweightSession())
            foreach (var id in (string[])["post/a", "post/b"]) Entries.Done(await Cms.Editing.Publishing.PublishAsync<Post>(session, id, 1, new(2022, 6, 7, 0, 0, 0, TimeSpan.Zero), Entries.Cancel));
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean);
        Assert.Equal(["_drafts/a.md", "blog/b.md"], files.Where(file => Encoding.UTF8.GetString(file.Value).Contains("draft: false\n", StringComparison.Ordinal)).Select(file => file.Key).Order());
    }
}
