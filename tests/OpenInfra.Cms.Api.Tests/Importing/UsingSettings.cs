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
    [InlineData("entries:\n  - path: x/**\n    fields: [writer]\n", "cms.yml:3: Keys with values are expected here, such as fields: { writer: author }.")]
    [InlineData("entries:\n  - path: x/**\n    values: none\n", "cms.yml:3: Keys with values are expected here, such as values: { description: An essay. }.")]
    [InlineData("entries:\n  path: x/**\n", "cms.yml:2: A list is expected under entries, with \"- \" before each of its items.")]
    [InlineData("entries:\n  - path: x/**\n   type: [\n", "cms.yml:3: ", true)]
    public async Task A_map_that_can_not_be_used_stops_the_import_and_says_why(string map, string message, bool isBeginning = false)
    {
        await using var site = await Site.NewAsync(databases, ("cms.yml", map), ("blog/a.md", "---\ntitle: A\n---\n"));
        var said = (await Assert.ThrowsAsync<SiteMapException>(() => site.ImportAsync())).Message;
        Assert.Equal(message, isBeginning ? said[..message.Length] : said);
        Assert.Null(await site.LoadAsync<Post>("post/a"));
    }

    [Fact]
    public async Task Decaps_configuration_gives_its_documents_the_template_that_they_lack()
    {
        await using var site = await Site.NewAsync(databases, ("static/admin/config.yml", Decap), ("src/stories/a.md", "---\ntitle: A\n---\n"));
        Assert.Equal("A", (await site.ImportedAsync<Post>("post/a")).Draft.Content.Title);
    }

    [Fact]
    public async Task The_widgets_of_Decaps_configuration_tell_which_key_is_which_field()
    {
        const string Config = """
            backend: {name: git-gateway}
            collections:
              - {name: people, folder: content/people, identifier_field: fullName, fields: [{name: templateKey, widget: hidden, default: tags}, {name: fullName, widget: string}]}
              - name: stories
                folder: content/stories
                fields:
                  - {name: templateKey, widget: hidden, default: blog-post}
                  - {name: description, widget: hidden, default: A story.}
                  - {name: when, widget: datetime}
                  - {name: writer, widget: relation, collection: people, value_field: fullName}
                  - {name: mood, widget: select, options: [good, bad]}
            """;
        await using var site = await Site.NewAsync(databases,
            ("admin/config.yml", Config), ("content/people/a.md", "---\nfullName: Ada Lovelace\n---\n"),
            ("content/stories/s.md", "---\ntitle: S\nwhen: 2022-06-07\nwriter: Ada Lovelace\nmood: good\n---\n"),
            ("content/stories/t.md", "---\ntitle: T\ndate: 2022-06-08\nwhen: 2022-06-07\nauthor: Bob\ndescription: Mine.\n---\n"));
        var story = await site.ImportedAsync<Post>("post/s");
        Assert.Equal(("author/ada-lovelace", 7, "A story."), (Assert.Single(story.Draft.Content.Authors).Id, story.PublishedAt!.Value.Day, story.Draft.Content.Description));
        Assert.Equal("""{"mood":"good"}""", story.Draft.Content.Extra.ToJsonString());
        var other = (await site.LoadAsync<Post>("post/t"))!;
        Assert.Equal((8, "2022-06-07", "Mine."), (other.PublishedAt!.Value.Day, (string?)other.Draft.Content.Extra["when"], other.Draft.Content.Description));
    }

    [Fact]
    public async Task The_data_of_a_folder_holds_for_what_its_documents_do_not_say_the_nearest_folder_first()
    {
        await using var site = await Site.NewAsync(databases,
            ("posts/posts.json", """{"layout": "post.njk", "tags": "posts", "author": "Ada", "description": "Far", "color": "red"}"""),
            ("posts/deep/deep.json", """{"description": "Near"}"""),
            ("posts/deep/a.md", "---\ntitle: A\n---\n"), ("posts/b.md", "---\ntitle: B\nauthors: [Bob]\ndescription: Mine\n---\n"),
            ("docs/docs.yml", "layout: doc.njk\n"), ("docs/c.md", "---\ntitle: C\n---\n"));
        var a = (await site.ImportedAsync<Post>("post/a")).Draft.Content;
        Assert.Equal(("author/ada", "Near", 0, 0), (Assert.Single(a.Authors).Id, a.Description, a.Tags.Count, a.Extra.Count));
        var b = (await site.LoadAsync<Post>("post/b"))!.Draft.Content;
        Assert.Equal(("author/bob", "Mine"), (Assert.Single(b.Authors).Id, b.Description));
        Assert.Equal("doc.njk", (await site.LoadAsync<Model.Pages.Page>("page/docs-c"))!.Draft.Content.Template);
    }

    [Theory]
    [InlineData("_data/authors.yml", "ada: {name: Ada Lovelace, image_url: /ada.png}\nbob: {name: Bob}\n")]
    [InlineData("blog/authors.yml", "- {name: Ada Lovelace, image_url: /ada.png, aliases: [ada]}\n- {name: Bob}\n")]
    [InlineData("data/authors.json", """{"authors": [{"name": "Ada Lovelace", "image_url": "/ada.png", "aliases": "ada"}, {"name": "Bob"}]}""")]
    public async Task A_data_file_called_after_a_type_is_a_list_of_its_entries_to_which_documents_refer_by_key(string path, string text)
    {
        await using var site = await Site.NewAsync(databases, (path, text), ("blog/a.md", "---\ntitle: A\nauthors: [ada]\n---\n"));
        Assert.Equal("author/ada-lovelace", Assert.Single((await site.ImportedAsync<Post>("post/a")).Draft.Content.Authors).Id);
        var ada = (await site.LoadAsync<Author>("author/ada-lovelace"))!.Draft.Content;
        Assert.Equal(("Ada Lovelace", "ada", "/ada.png"), (ada.Name, Assert.Single(ada.Aliases), (string?)ada.Extra["image_url"]));
        Assert.NotNull(await site.LoadAsync<Author>("author/bob"));
        Assert.Equal(0, (await site.ImportAsync()).Events);
    }

    [Theory]
    [InlineData("authors.yml", "perPage: 10\nada: {name: Ada}\n")]
    [InlineData("authors.json", """["Ada", "Bob"]""")]
    [InlineData("people.yml", "ada: {name: Ada}\n")]
    public async Task A_data_file_that_is_no_such_list_stays_out(string path, string text)
    {
        await using var site = await Site.NewAsync(databases, (path, text));
        Assert.Equal(1, (await site.ImportAsync()).Skipped);
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
