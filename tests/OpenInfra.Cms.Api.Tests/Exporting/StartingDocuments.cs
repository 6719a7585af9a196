using System.Text;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Exporting;

/// <summary>What was made here gets a document as its neighbours have.</summary>
public sealed class StartingDocuments(TestDatabases databases)
{
    private static readonly DateTimeOffset _at = new(2024, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private static readonly Post _post = new()
    {
        Title = "New: one",
        Description = "What is new",
        Authors = [new("author/ada-lovelace")],
        Tags = ["a", "b"],
        Seo = new() { Title = "SEO" },
        Body = Content.Markdown.Of("Text.\n"),
    };

    public static TheoryData<string, string, string, string, string> Neighbours => new()
    {
        {
            "Gatsby", "src/pages/blog/old.md", "---\ntemplateKey: blog-post\nauthor: Ada Lovelace\ntitle: Old\ndate: 2020-01-02T03:04:05.000Z\ntags:\n- x\n---\n",
            "src/pages/blog/new.md", "---\ntemplateKey: blog-post\ntitle: \"New: one\"\nauthor: Ada Lovelace\ndate: 2024-02-03T04:05:06.000Z\ntags:\n- a\n- b\ndescription: What is new\nseo:\n  title: SEO\n---\nText.\n"
        },
        {
            "Eleventy", "news/old.md", "---\nlayout: news\ntitle: Old\ndate: 2020-01-02\nauthors:\n    - Ada Lovelace\ntags: [x]\n---\nOld.\n",
            "news/new.md", "---\nlayout: news\ntitle: \"New: one\"\ndate: 2024-02-03T04:05:06.000Z\nauthors:\n    - Ada Lovelace\ntags:\n    - a\n    - b\ndescription: What is new\nseo:\n  title: SEO\n---\nText.\n"
        },
        {
            "plain, with Windows' line ends", "posts/old.md", "---\r\ntitle: Old\r\nauthor: Ada Lovelace\r\n---\r\nOld.\r\n",
            "posts/new.md", "---\r\ntitle: \"New: one\"\r\nauthor: Ada Lovelace\r\ndescription: What is new\r\ntags:\r\n  - a\r\n  - b\r\nseo:\r\n  title: SEO\r\ndate: 2024-02-03T04:05:06.000Z\r\n---\r\nText.\n"
        },
        {
            "JSON", "posts/old.md", "{\n  \"title\": \"Old\",\n  \"authors\": [\"Ada Lovelace\"]\n}\nOld.\n",
            "posts/new.md", "{\n  \"title\": \"New: one\",\n  \"authors\": [\n    \"Ada Lovelace\"\n  ],\n  \"description\": \"What is new\",\n  \"tags\": [\n    \"a\",\n    \"b\"\n  ],\n  \"seo\": {\n    \"title\": \"SEO\"\n  },\n  \"date\": \"2024-02-03T04:05:06.000Z\"\n}\nText.\n"
        },
        {
            "folders with an index", "content/posts/old/index.md", "---\ntitle: Old\nauthor: Ada Lovelace\n---\n",
            "content/posts/new/index.md", "---\ntitle: \"New: one\"\nauthor: Ada Lovelace\ndescription: What is new\ntags:\n  - a\n  - b\nseo:\n  title: SEO\ndate: 2024-02-03T04:05:06.000Z\n---\nText.\n"
        },
        {
            "none", "authors/ada.yml", "name: Ada Lovelace\n",
            "blog/new.md", "---\ntitle: \"New: one\"\ndescription: What is new\nauthors:\n  - Ada Lovelace\ntags:\n  - a\n  - b\nseo:\n  title: SEO\ndate: 2024-02-03T04:05:06.000Z\n---\nText.\n"
        },
    };

    [Theory]
    [MemberData(nameof(Neighbours), DisableDiscoveryEnumeration = true)]
    public async Task A_new_post_is_written_in_the_dialect_of_its_neighbours(string name, string path, string neighbour, string newFile, string text)
    {
        Assert.NotEmpty(name);
        await using var site = await Site.NewAsync(databases, (path, neighbour));
        Assert.Equal(0, (await site.ImportAsync()).Failed);
        await site.Store.PublishedAsync("new", _post, _at, newFile.Contains("news/") ? "/news/new" : newFile.Contains("posts/") ? "/posts/new" : null);
        var files = await ExportAsync(site);
        Assert.Equal(text, Encoding.UTF8.GetString(files[newFile]));
        await AssertComesBackAsync<Post>(site, files, "post/new");
    }

    [Fact]
    public async Task Where_there_is_nothing_at_all_entries_get_documents_that_say_what_they_are()
    {
        await using var site = await Site.NewAsync(databases);
        await site.Store.PublishedAsync("new", new Post { Title = "New" }, _at);
        await site.Store.PublishedAsync("about-us", new Page { Title = "About" }, _at, "/about/us");
        await site.Store.PublishedAsync("grace", new Author { Name = "Grace Hopper" });
        await site.Store.PublishedAsync("zuul", new Project { Name = "Zuul", Stage = ProjectStage.Supported });
        var files = await ExportAsync(site);
        Assert.Equal(["authors/grace.yml", "blog/new.md", "pages/about/us.md", "projects/zuul.yml"], files.Keys.Order(StringComparer.Ordinal));
        await AssertComesBackAsync<Page>(site, files, "page/about-us");
        await AssertComesBackAsync<Author>(site, files, "author/grace");
        await AssertComesBackAsync<Project>(site, files, "project/zuul");
    }

    [Fact]
    public async Task No_name_is_longer_than_file_systems_take_nor_another_in_other_letters()
    {
        await using var site = await Site.NewAsync(databases, ("blog/HELLO.md", Markdown("title: Hello\nslug: other")));
        await site.ImportAsync();
        var slug = new string('\u6F22', 150);
        await site.Store.PublishedAsync(slug, new Post { Title = "Long" }, _at);
        await site.Store.PublishedAsync("hello", new Post { Title = "Hello again" }, _at);
        var files = await ExportAsync(site);
        Assert.Contains("blog/hello-2.md", files.Keys);
        Assert.All(files.Keys, path => Assert.InRange(Encoding.UTF8.GetByteCount(path.Split('/')[^1]), 1, 255));
        await AssertComesBackAsync<Post>(site, files, $"post/{slug}");
        await AssertComesBackAsync<Post>(site, files, "post/hello");
    }

    private static async Task<Dictionary<string, byte[]>> ExportAsync(Site site)
    {
        var (report, files) = await site.ExportAsync();
        Assert.True(report.IsClean, string.Join("; ", report.Untold.Select(one => $"{one.Entry}: {string.Join(",", one.Fields)}").Concat(report.Refused)));
        return files;
    }

    private async Task AssertComesBackAsync<T>(Site site, Dictionary<string, byte[]> files, string id) where T : class, IContent<T>
    {
        var (other, report) = await ExportedSite.ImportElsewhereAsync(databases, files);
        await using (other)
        {
            Assert.Equal(0, report.Failed);
            var (mine, theirs) = ((await site.LoadAsync<T>(id))!, await other.LoadAsync<T>(id));
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(mine.Draft, Wire.Stored), System.Text.Json.JsonSerializer.Serialize(theirs?.Draft, Wire.Stored));
            Assert.Equal(mine.Status, theirs!.Status);
        }
        foreach (var (path, bytes) in files) site.Write(path, bytes);
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }
}
