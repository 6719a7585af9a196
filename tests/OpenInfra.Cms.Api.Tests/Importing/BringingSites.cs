using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Api.Tests.Importing;

/// <summary>Small sites as other generators have them, each as its users expect it.</summary>
public sealed class BringingSites(TestDatabases databases)
{
    [Fact]
    public async Task Of_Hugo_with_sections_bundles_and_TOML()
    {
        await using var site = await Site.NewAsync(databases,
            ("hugo.toml", "title = 'Site'\n"), ("archetypes/default.md", "+++\ntitle = '{{ .File }}'\ndraft = true\n+++\n"),
            ("content/_index.md", "+++\ntitle = 'Home'\n+++\n"), ("content/posts/_index.md", "---\ntitle: All posts\ntype: page\n---\n"),
            ("content/posts/first.md", "+++\ntitle = 'First'\ndate = 2022-06-07T09:26:12+02:00\ntags = ['a']\naliases = ['/old/']\n[params]\nx = 1\n+++\nBody.\n"),
            ("content/posts/bundle/index.md", "+++\ntitle = 'Bundle'\ndraft = true\n+++\n![](image.png)\n"),
            ("content/about.md", "{\"title\": \"About\", \"url\": \"/about-us/\"}\n\nText.\n"));
        var report = await AllImportedAsync(site);

        Assert.Equal(
            ["archetypes/default.md page/archetypes-default", "content/_index.md page/index", "content/about.md page/about-us",
                "content/posts/_index.md page/posts", "content/posts/bundle/index.md post/bundle", "content/posts/first.md post/first"], Lines(report));
        var first = await site.LoadAsync<Post>("post/first");
        Assert.Equal(("/posts/first", "[\"/old/\"]", "{\"x\":1}"),
            (first!.Published!.Path, first.Published.Content.Extra["aliases"]!.ToJsonString(), first.Published.Content.Extra["params"]!.ToJsonString()));
        Assert.Equal(("/posts/bundle", Status.Draft), ((await site.LoadAsync<Post>("post/bundle"))!.Draft.Path, (await site.LoadAsync<Post>("post/bundle"))!.Status));
    }

    [Fact]
    public async Task Of_Jekyll_with_drafts_data_and_days_in_names()
    {
        await using var site = await Site.NewAsync(databases,
            ("_config.yml", "title: Site\npermalink: pretty\n"), ("_data/authors.yml", "ada: {name: Ada Lovelace, email: a@b.c}\n"),
            ("_posts/2020-01-02-hello-world.md", "---\nlayout: post\ntitle: Hello\nauthor: ada\ncategories: [News]\ntags: one, two\n---\n{% include x.html %}\n"),
            ("_posts/2020-01-03-hello-world.markdown", "---\nlayout: post\ntitle: Again\n---\n"), ("news/_posts/2020-01-04-deep.md", "---\ntitle: Deep\npublished: false\n---\n"),
            ("_drafts/idea.md", "---\ntitle: Idea\n---\n"), ("about.md", "---\nlayout: page\npermalink: /about/\ntitle: About\n---\n"), ("README.md", "# How to build\n"));
        var report = await AllImportedAsync(site, "Again");

        Assert.Equal(
            ["_data/authors.yml author/ada-lovelace", "_drafts/idea.md post/idea", "_posts/2020-01-02-hello-world.md post/hello-world",
                "_posts/2020-01-03-hello-world.markdown post/2020-01-03-hello-world", "about.md page/about", "news/_posts/2020-01-04-deep.md post/deep"],
            Lines(report).Select(line => line.Replace(" author/ada-lovelace|", " ", StringComparison.Ordinal).Replace(" category/news|", " ", StringComparison.Ordinal)));
        var hello = (await site.LoadAsync<Post>("post/hello-world"))!;
        Assert.Equal(("/blog/hello-world", new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero)), (hello.Published!.Path, hello.PublishedAt));
        Assert.Equal(("author/ada-lovelace", "one|two"), (Assert.Single(hello.Published.Content.Authors).Id, string.Join('|', hello.Published.Content.Tags)));
        Assert.Equal("/blog/2020-01-03-hello-world", (await site.LoadAsync<Post>("post/2020-01-03-hello-world"))!.Published!.Path);
        Assert.Equal((Status.Draft, Status.Draft), ((await site.LoadAsync<Post>("post/idea"))!.Status, (await site.LoadAsync<Post>("post/deep"))!.Status));
        Assert.Equal("a@b.c", (string?)(await site.LoadAsync<Author>("author/ada-lovelace"))!.Draft.Content.Extra["email"]);
    }

    [Fact]
    public async Task Of_Docusaurus_with_MDX_and_keyed_authors()
    {
        await using var site = await Site.NewAsync(databases,
            ("blog/authors.yml", "slorber:\n  name: Sébastien Lorber\n  title: Maintainer\n  image_url: /s.png\n"),
            ("blog/2021-08-01-mdx.mdx", "---\ntitle: MDX\nauthors: [slorber]\ntags: [docs]\n---\n\nimport X from './x';\n\n<X onClick={() => alert('x')} />\n\n<!-- truncate -->\n"),
            ("blog/2021-08-26-welcome/index.md", "---\nslug: welcome\ntitle: Welcome\nauthors: [slorber, ada]\n---\n"),
            ("docs/intro.md", "---\nsidebar_position: 1\n---\n\n# Tutorial Intro\n"), ("docs/basics/_category_.json", """{"label": "Basics", "position": 2}"""),
            ("sidebars.json", """{"docs": ["intro"]}"""), ("node_modules/x/README.md", "# X\n"));
        var report = await AllImportedAsync(site, "There is no title");

        Assert.Equal(
            ["blog/2021-08-01-mdx.mdx post/2021-08-01-mdx", "blog/2021-08-26-welcome/index.md author/ada|post/welcome", "blog/authors.yml author/sebastien-lorber",
                "docs/intro.md page/docs-intro"], Lines(report));
        var mdx = (await site.LoadAsync<Post>("post/2021-08-01-mdx"))!;
        Assert.Equal(("author/sebastien-lorber", 1), (Assert.Single(mdx.Draft.Content.Authors).Id, mdx.PublishedAt!.Value.Day));
        Assert.Contains("onClick={() => alert('x')}", await site.TextAsync(mdx.Draft.Content.Body), StringComparison.Ordinal);
        var intro = (await site.LoadAsync<Page>("page/docs-intro"))!.Draft.Content;
        Assert.Equal(("Tutorial Intro", 1), (intro.Title, (int?)intro.Data["sidebar_position"]));
    }

    [Fact]
    public async Task Of_Astro_with_content_collections()
    {
        await using var site = await Site.NewAsync(databases,
            ("src/content/blog/first-post.md", "---\ntitle: 'First post'\ndescription: 'Lorem'\npubDate: 'Jul 08 2022'\nupdatedDate: 'Jul 09 2022'\nheroImage: '/h.jpg'\n---\nText.\n"),
            ("src/content/authors/ada.json", """{"name": "Ada", "portfolio": "https://ada.example"}"""), ("src/pages/about.md", "---\nlayout: ../layouts/Base.astro\ntitle: About\n---\n"),
            ("tsconfig.json", "{\n  // comments\n  \"extends\": \"astro/tsconfigs/strict\",\n}\n"));
        var report = await AllImportedAsync(site);

        Assert.Equal(["src/content/authors/ada.json author/ada", "src/content/blog/first-post.md post/first-post", "src/pages/about.md page/about"], Lines(report));
        var post = (await site.LoadAsync<Post>("post/first-post"))!;
        Assert.Equal(("/blog/first-post", 8, """{"heroImage":"/h.jpg","updatedDate":"Jul 09 2022"}"""), (post.Published!.Path, post.PublishedAt!.Value.Day, post.Published.Content.Extra.ToJsonString()));
        Assert.Equal("../layouts/Base.astro", (await site.LoadAsync<Page>("page/about"))!.Draft.Content.Template);
    }

    [Fact]
    public async Task Of_Obsidian_with_wiki_links_and_hardly_any_front_matter()
    {
        await using var site = await Site.NewAsync(databases,
            ("Home.md", "Start at [[My Ideas|ideas]] or ![[image.png]]. #tag\n"), ("Notes/My Ideas.md", "- [ ] a task [[Home]]\n"), ("Daily/2022-06-07.md", "# What I did\n"),
            ("Notes/Über & Größe.md", "---\ntags: [x]\nup: [[Home]]\naliases:\n  - U\n---\n"), ("Notes/Empty.md", ""), (".obsidian/app.json", "{}"), (".trash/Old.md", "old\n"), ("Board.canvas", "{}"));
        var report = await AllImportedAsync(site, "There is no title");

        Assert.Equal(
            ["Daily/2022-06-07.md page/Daily-2022-06-07", "Home.md page/Home", "Notes/Empty.md page/Notes-Empty", "Notes/My Ideas.md page/Notes-my-ideas",
                "Notes/Über & Größe.md page/Notes-uber-and-grosse"], Lines(report));
        var note = (await site.LoadAsync<Page>("page/Notes-uber-and-grosse"))!.Published!.Content;
        Assert.Equal(("Über & Größe", """{"up":[["Home"]],"tags":["x"],"aliases":["U"]}"""), (note.Title, note.Data.ToJsonString()));
        Assert.Equal("Start at [[My Ideas|ideas]] or ![[image.png]]. #tag\n", await site.TextAsync((await site.LoadAsync<Page>("page/Home"))!.Published!.Content.Body));
    }

    [Fact]
    public async Task Of_Hexo_and_others_that_write_their_dates_and_texts_otherwise()
    {
        await using var site = await Site.NewAsync(databases,
            ("source/_posts/hello.md", "---\ntitle: Hello\ndate: 2013/7/13 20:46:25\ncategories:\n- Diary\ntags:\n- Games\n---\n"),
            ("source/_posts/old.md", "title: Old\ndate: 2013-07-13\n---\nText.\n"), ("source/about/index.md", "---\ntitle: About\ndate: 2013-07-13\n---\n"));
        var report = await site.ImportAsync();

        Assert.Equal(["source/_posts/hello.md category/diary|post/hello", "source/_posts/old.md post/old", "source/about/index.md page/source-about"], Lines(report));
        var hello = (await site.LoadAsync<Post>("post/hello"))!;
        Assert.Equal((new DateTimeOffset(2013, 7, 13, 20, 46, 25, TimeSpan.Zero), "/blog/hello"), (hello.PublishedAt, hello.Published!.Path));
        Assert.Contains("title: Old", await site.TextAsync((await site.LoadAsync<Post>("post/old"))!.Published!.Content.Body), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(ImportReport report) =>
        report.Files.Where(file => file.Entries.Count > 0).Select(file => $"{file.Path} {string.Join('|', file.Entries.Order())}");

    private static async Task<ImportReport> AllImportedAsync(Site site, string? expected = null)
    {
        var report = await site.ImportAsync();
        Assert.Equal((0, 0), (report.Failed, report.Conflict));
        Assert.All(report.Warnings, warning => Assert.True(expected is not null && (warning.Message.Contains(expected, StringComparison.Ordinal) || warning.Message.Contains("belongs to another", StringComparison.Ordinal)), warning.ToString()));
        Assert.Equal(0, (await site.ImportAsync()).Events);
        return report;
    }
}
