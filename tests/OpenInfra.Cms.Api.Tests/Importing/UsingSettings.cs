using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Importing.Sites;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class UsingSettings(TestDatabases databases)
{
    private const string Decap = """
        backend: {name: github}
        media_folder: static/img
        collections:
          - name: stories
            folder: src/stories
            fields:
              - {label: Template Key, name: templateKey, widget: hidden, default: blog-post}
              - {label: Title, name: title, widget: string}
          - name: settings
            files:
              - {file: src/nav.json, name: nav, fields: []}
        """;

    [Fact]
    public async Task A_map_says_what_documents_are_and_which_key_is_which_field()
    {
        await using var site = await Site.NewAsync(databases,
            ("cms.yml", "entries:\n  - path: people/**\n    type: author\n    fields: {who: name}\n    values: {company: Here}\nskip: [\"people/new-*.md\"]\n"),
            ("people/ada.md", "---\nwho: Ada Lovelace\n---\n"), ("people/new-one.md", "---\nwho: Nobody\n---\n"));
        var report = await site.ImportAsync();

        var author = await site.LoadAsync<Author>("author/ada-lovelace");
        Assert.Equal(("Ada Lovelace", "Here"), (author!.Draft.Content.Name, author.Draft.Content.Company));
        Assert.Equal((1, 2), (report.Imported, report.Skipped));
        Assert.Equal("cms.yml skips it.", report.Files.Single(file => file.Path == "people/new-one.md").Reason);
    }

    [Fact]
    public async Task A_map_wins_over_what_the_document_says_of_itself()
    {
        await using var site = await Site.NewAsync(databases,
            ("cms.yml", "entries:\n  - {path: \"**/notes/*.md\", type: page}\n"), ("blog/notes/a.md", "---\ntemplateKey: blog-post\ntitle: A\n---\n"));
        Assert.Equal("A", (await site.ImportedAsync<Model.Pages.Page>("page/blog-notes-a")).Draft.Content.Title);
    }

    [Theory]
    [InlineData("entries:\n  - path: x/**\n    type: poem\n", "cms.yml:3: \"poem\" is no type; there are post, page, category, project, organization, author.")]
    [InlineData("entries:\n  - type: post\n", "cms.yml:2: An entry needs a path, such as members/**.")]
    [InlineData("entrys: []\n", "cms.yml:1: \"entrys\" is no key here; there are entries, skip.")]
    [InlineData("[]\n", "cms.yml:1: The keys entries, skip are expected here.")]
    public async Task A_map_that_can_not_be_used_stops_the_import_and_says_why(string map, string message)
    {
        await using var site = await Site.NewAsync(databases, ("cms.yml", map), ("blog/a.md", "---\ntitle: A\n---\n"));
        Assert.Equal(message, (await Assert.ThrowsAsync<SiteMapException>(() => site.ImportAsync())).Message);
        Assert.Null(await site.LoadAsync<Post>("post/a"));
    }

    [Fact]
    public async Task Decaps_configuration_gives_its_documents_the_template_that_they_lack()
    {
        await using var site = await Site.NewAsync(databases, ("static/admin/config.yml", Decap), ("src/stories/a.md", "---\ntitle: A\n---\n"));
        Assert.Equal("A", (await site.ImportedAsync<Post>("post/a")).Draft.Content.Title);
    }

    [Fact]
    public async Task The_data_of_a_folder_gives_its_documents_their_type()
    {
        await using var site = await Site.NewAsync(databases,
            ("articles/articles.json", """{"layout": "layouts/news.njk"}"""), ("articles/deep/a.md", "---\ntitle: A\n---\n"),
            ("people/people.json", """{"tags": ["authors"]}"""), ("people/b.md", "---\nname: B\n---\n"));
        Assert.Equal("A", (await site.ImportedAsync<Post>("post/a")).Draft.Content.Title);
        Assert.NotNull(await site.LoadAsync<Author>("author/b"));
    }

    [Fact]
    public async Task A_member_with_a_level_is_a_member_of_the_foundation_whose_site_it_is()
    {
        await using var site = await Site.NewAsync(databases,
            ("_data/metadata.json", """{"title": "Rust Foundation"}"""), ("members/members.json", """{"tags": ["members"]}"""),
            ("members/1password.md", "---\nname: 1Password\nlevel: silver\nlogo: /img/1.png\nurl: https://1password.com\n---\n"));
        var member = (await site.ImportedAsync<Organization>("organization/1password")).Published!.Content;
        Assert.Equal(("1Password", "https://1password.com", "/img/1.png"), (member.Name, member.Website, member.Logo));
        var membership = Assert.Single(member.Memberships);
        Assert.Equal(("Rust Foundation", MembershipLevel.Silver), (membership.Foundation, membership.Level));
    }

    [Fact]
    public async Task What_would_be_made_of_a_site_is_explained_without_a_database()
    {
        await using var site = await Site.NewAsync(databases,
            ("static/admin/config.yml", Decap), ("blog/a.md", "---\ntemplateKey: blog-post\ntitle: A\nauthor: Ada\nmood: good\n---\n"),
            ("blog/b.md", "---\ntemplateKey: blog-post\ntitle: B\n---\n"), ("nav.json", """{"links": []}"""), ("broken.yml", "a: [1"));
        var kinds = Explanation.Of(site.Folder, ContentModel.Types, Cancel);

        var posts = kinds[0];
        Assert.Equal(("post", "templateKey: blog-post"), (posts.Type, posts.Why));
        Assert.Equal(["blog/a.md", "blog/b.md"], posts.Files);
        Assert.Contains(("authors", "author", 1), posts.Fields);
        Assert.Equal(("mood", 1), Assert.Single(posts.Kept));
        Assert.Equal(3, kinds.Count(kind => kind.Type is null));
    }
}
