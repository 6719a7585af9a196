using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;

namespace OpenInfra.Cms.Api.Tests.Exporting;

public sealed class ExportingEntries(TestDatabases databases)
{
    private const string Universe = """
        [
          { "name": "Zuul", "link": "https://zuul-ci.org", "isOIF": true, "logo": "zuul.svg" },
          {
            "name": "Ceph",
            "link": "https://ceph.io",
            "isOIF": false
          }
        ]
        """;

    [Fact]
    public async Task A_new_post_is_written_as_its_neighbours_are()
    {
        await using var site = await SiteAsync();
        await site.Store.PublishedAsync("new-one", new Post
        {
            Title = "New: one",
            Authors = [new("author/ada-lovelace")],
            Categories = [new("category/news")],
            Seo = new() { Title = "SEO" },
            Body = Markdown.Of("Text.\n"),
        }, new(2024, 2, 3, 4, 5, 6, TimeSpan.Zero));
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join(";", report.Untold));
        Assert.Equal(1, report.Added);
        Assert.Equal("""
            ---
            templateKey: blog-post
            title: "New: one"
            author: Ada Lovelace
            date: 2024-02-03T04:05:06.000Z
            category:
              - value: category-A1
                label: News
            seo:
              title: SEO
            ---
            Text.

            """, Encoding.UTF8.GetString(files["src/pages/blog/new-one.md"]));
        await AssertSameAsync<Post>(site, files, "post/new-one");
    }

    [Fact]
    public async Task A_new_author_and_what_a_document_only_mentions_get_documents()
    {
        await using var site = await SiteAsync();
        await site.Store.PublishedAsync("grace", new Author { Name = "Grace Hopper", Company = "Navy" });
        await site.EditAsync<Author>("author/ada-lovelace", author => author with { Picture = "/ada.png" });
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join(";", report.Untold.SelectMany(one => one.Fields)));
        Assert.Equal("name: Ada Lovelace\npicture: /ada.png\n", Encoding.UTF8.GetString(files["authors/ada-lovelace.yml"]));
        Assert.Equal("name: Grace Hopper\ncompany: Navy\nslug: grace\n", Encoding.UTF8.GetString(files["authors/grace.yml"]));
        await AssertSameAsync<Author>(site, files, "author/ada-lovelace", "author/grace");
    }

    [Fact]
    public async Task A_name_that_changes_changes_wherever_it_refers_to_the_entry()
    {
        await using var site = await SiteAsync();
        site.Write("src/pages/author/ada.md", "---\ntemplateKey: tags\nauthorName: Ada Lovelace # her\n---\n");
        await site.ImportAsync();
        await site.EditAsync<Author>("author/ada-lovelace", author => author with { Name = "Ada King" });
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join(";", report.Untold.SelectMany(one => one.Fields)));
        Assert.Equal("---\ntemplateKey: tags\nauthorName: Ada King # her\nslug: ada-lovelace\n---\n", Encoding.UTF8.GetString(files["src/pages/author/ada.md"]));
        Assert.Contains("author: Ada King\n", Encoding.UTF8.GetString(files["src/pages/blog/hello.md"]), StringComparison.Ordinal);
        await AssertSameAsync<Author>(site, files, "author/ada-lovelace");
        await AssertSameAsync<Post>(site, files, "post/hello");
    }

    [Fact]
    public async Task A_project_of_a_list_is_changed_on_its_lines()
    {
        await using var site = await SiteAsync();
        await site.EditAsync<Project>("project/ceph", project => project with { Website = "https://ceph.com", Tagline = "Storage" });
        await site.EditAsync<Project>("project/zuul", project => project with { Logo = null });
        Assert.Equal(
            [
                "-  { \"name\": \"Zuul\", \"link\": \"https://zuul-ci.org\", \"isOIF\": true, \"logo\": \"zuul.svg\" },", "+  { \"name\": \"Zuul\", \"link\": \"https://zuul-ci.org\", \"isOIF\": true },",
                "-    \"link\": \"https://ceph.io\",", "-    \"isOIF\": false", "+    \"link\": \"https://ceph.com\",", "+    \"isOIF\": false,", "+    \"tagline\": \"Storage\"",
            ],
            await site.DiffAsync("universe.json"));
        await AssertSameAsync<Project>(site, (await site.ExportAsync()).Files, "project/ceph", "project/zuul");
    }

    [Fact]
    public async Task What_a_list_can_not_tell_is_told_by_a_document_that_wins()
    {
        await using var site = await SiteAsync();
        await site.EditAsync<Project>("project/ceph", project => project with { Stage = ProjectStage.Supported });
        await site.EditAsync<Category>("category/news", category => category with { Description = "What is new" });
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join(";", report.Untold.SelectMany(one => one.Fields)));
        Assert.Equal("name: Ceph\nstage: Supported\n", Encoding.UTF8.GetString(files["projects/ceph.yml"]));
        await AssertSameAsync<Project>(site, files, "project/ceph");
        await AssertSameAsync<Category>(site, files, "category/news");
    }

    private async Task AssertSameAsync<T>(Site site, Dictionary<string, byte[]> files, params string[] ids) where T : class, IContent<T>
    {
        var (other, _) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            foreach (var id in ids)
            {
                var (mine, theirs) = ((await site.LoadAsync<T>(id))!, await other.LoadAsync<T>(id));
                Assert.Equal(System.Text.Json.JsonSerializer.Serialize(mine.Draft, Wire.Stored), System.Text.Json.JsonSerializer.Serialize(theirs?.Draft, Wire.Stored));
            }
        }
        foreach (var (path, bytes) in files) site.Write(path, bytes);
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }

    private async Task<Site> SiteAsync()
    {
        var site = await Site.NewAsync(databases, ("universe.json", Universe),
            ("src/pages/blog/hello.md", "---\ntemplateKey: blog-post\ntitle: Hello\nauthor: Ada Lovelace\ndate: 2022-06-07T09:26:12.000Z\ncategory:\n  - value: category-A1\n    label: News\nseo:\n  title: Hello\n---\nBody.\n"));
        await site.ImportedAsync<Post>("post/hello");
        return site;
    }
}
