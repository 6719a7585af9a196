using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class NamingAuthors(TestDatabases databases)
{
    [Fact]
    public async Task An_author_whom_no_file_knows_is_made_once_and_shared()
    {
        await using var site = await Site.NewAsync(databases,
            ("blog/a.md", GatsbyPost("title: A\nauthor: Ada  Lovelace")), ("blog/b.md", GatsbyPost("title: B\nauthor: \"ada lovelace \"")));
        var report = await site.ImportAsync();

        Assert.Equal(["author/ada-lovelace"], (await site.LoadAsync<Post>("post/a"))!.Draft.Content.Authors.Select(author => author.Id));
        Assert.Equal(["author/ada-lovelace"], (await site.LoadAsync<Post>("post/b"))!.Draft.Content.Authors.Select(author => author.Id));
        Assert.Equal(6, report.Events);
        Assert.Equal("Ada  Lovelace", (await site.LoadAsync<Author>("author/ada-lovelace"))!.Published!.Content.Name);
    }

    [Theory]
    [InlineData("author: Jeremy Stanley and Clark Boylan")]
    [InlineData("author: Jeremy Stanley & Clark Boylan")]
    [InlineData("author: [Jeremy Stanley, Clark Boylan]")]
    [InlineData("authors:\n  - Jeremy Stanley\n  - name: Clark Boylan")]
    public async Task Two_authors_are_two(string keys)
    {
        var (post, _) = await Site.OneAsync<Post>(databases, "post/a", "blog/a.md", GatsbyPost($"title: A\n{keys}"));
        Assert.Equal(["author/jeremy-stanley", "author/clark-boylan"], post.Draft.Content.Authors.Select(author => author.Id));
        Assert.Empty(post.Draft.Content.Extra);
    }

    [Fact]
    public async Task Names_that_differ_in_accents_are_two_authors_and_the_report_says_that_they_look_alike_each_time()
    {
        await using var site = await Site.NewAsync(databases,
            ("blog/a.md", GatsbyPost("title: A\nauthor: Ildiko")), ("blog/b.md", GatsbyPost("title: B\nauthor: Ildikó")), ("blog/c.md", GatsbyPost("title: C\nauthor: Ildikó")));
        for (var i = 0; i < 2; i++)
        {
            var warning = Assert.Single((await site.ImportAsync()).Warnings);
            Assert.Equal(("blog/b.md", 4), (warning.Path, warning.Line));
            Assert.Contains("\"Ildiko\"", warning.Message, StringComparison.Ordinal);
            Assert.Contains("\"Ildikó\"", warning.Message, StringComparison.Ordinal);
        }
        Assert.Equal("author/ildiko", (await site.LoadAsync<Post>("post/a"))!.Draft.Content.Authors[0].Id);
        Assert.Equal("author/ildiko-2", (await site.LoadAsync<Post>("post/b"))!.Draft.Content.Authors[0].Id);
    }

    [Fact]
    public async Task One_author_in_two_files_is_one_entry_that_has_what_both_say()
    {
        await using var site = await Site.NewAsync(databases,
            ("authors/a.yml", "name: Ada\ncompany: ACME\nkarma: 3\n"), ("authors/b.yml", "name: ada \npicture: /ada.png\n"));
        var report = await site.ImportAsync();

        Assert.All(report.Files, file => Assert.Equal(["author/ada"], file.Entries));
        var ada = (await site.LoadAsync<Author>("author/ada"))!.Draft.Content;
        Assert.Equal(("Ada", "ACME", "/ada.png", 3), (ada.Name, ada.Company, ada.Picture, (int?)ada.Extra["karma"]));
    }

    [Fact]
    public async Task An_author_s_company_is_an_organization_where_that_is_known()
    {
        await using var site = await Site.NewAsync(databases,
            ("authors/a.yml", "name: Ada\ncompany: acme\n"), ("authors/b.yml", "name: Bob\ncompany: Nobody\n"), ("organizations/acme.yml", "name: ACME\n"));
        Assert.Empty((await site.ImportAsync()).Warnings);
        Assert.Equal("organization/acme", (await site.LoadAsync<Author>("author/ada"))!.Draft.Content.Organization?.Id);
        Assert.Null((await site.LoadAsync<Author>("author/bob"))!.Draft.Content.Organization);
    }

    [Fact]
    public async Task An_author_whose_slug_an_editor_gave_to_somebody_else_gets_another()
    {
        await using var site = await Site.NewAsync(databases, ("blog/a.md", GatsbyPost("title: A\nauthor: Ada")));
        await site.Store.DraftAsync("somebody", new Author { Name = "Somebody" });
        await using (var session = site.Store.LightweightSession())
            Entries.Done(await Cms.Editing.Revising.ReviseAsync(session, "author/somebody", 1, new Cms.Editing.Draft<Author>("ada", "/author/ada", new() { Name = "Somebody" }), Entries.Cancel));

        var post = await site.ImportedAsync<Post>("post/a");
        Assert.Equal("author/ada-2", Assert.Single(post.Draft.Content.Authors).Id);
    }
}
