using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class NamingProjects(TestDatabases databases)
{
    [Theory]
    [InlineData("category: [Zuul, Community]", "project/zuul")]
    [InlineData("category:\n  - label: ZUUL CI\n    id: x", "project/zuul")]
    [InlineData("category: [Zuul]\nprojects: [Kata Containers]", "project/kata-containers")]
    [InlineData("projects: project/zuul", "project/zuul")]
    public async Task A_post_is_about_the_projects_it_names_or_those_its_categories_are_called_after(string keys, string project)
    {
        await using var site = await SiteAsync($"title: A\n{keys}");
        var post = await site.ImportedAsync<Post>("post/a");
        Assert.Equal([project], post.Draft.Content.Projects.Select(one => one.Id));
    }

    [Fact]
    public async Task Text_never_says_what_a_post_is_about()
    {
        await using var site = await SiteAsync("title: Zuul\ntags: [Zuul]\ndescription: Zuul");
        Assert.Empty((await site.ImportedAsync<Post>("post/a")).Draft.Content.Projects);
    }

    [Fact]
    public async Task A_project_that_nobody_knows_is_warned_of_and_kept_and_the_others_are_used()
    {
        await using var site = await SiteAsync("title: A\nprojects:\n  - Zuul\n  - Unheard of");
        var report = await site.ImportAsync();
        var post = (await site.LoadAsync<Post>("post/a"))!.Draft.Content;

        Assert.Equal(["project/zuul"], post.Projects.Select(one => one.Id));
        Assert.Equal("""["Zuul","Unheard of"]""", post.Extra["projects"]?.ToJsonString());
        Assert.Equal(("blog/a.md", 6), (Assert.Single(report.Warnings).Path, report.Warnings[0].Line));
        Assert.Contains("\"Unheard of\"", report.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_projects_of_a_projects_page_and_of_a_universe_list_are_entries_with_all_that_is_said_of_them()
    {
        const string Page = """
            templateKey: projects-page
            title: Projects
            projectList:
              - title: Zuul
                subTitle: Stop merging broken code
                category: confirmed
                button: {text: Learn more, link: https://zuul-ci.org}
                color: red
                links: [{text: Docs, link: https://zuul-ci.org/docs}]
            """;
        await using var site = await Site.NewAsync(databases,
            ("pages/projects.md", Markdown(Page)), ("universe.json", """[{"name": "ZUUL", "link": "https://x", "isOIF": true}, {"name": "Ceph", "link": "https://ceph.io", "isOIF": false}]"""));
        Assert.Empty((await site.ImportAsync()).Warnings);

        var zuul = (await site.LoadAsync<Project>("project/zuul"))!.Draft.Content;
        Assert.Equal(("Zuul", "Stop merging broken code", ProjectStage.Confirmed, "https://zuul-ci.org"), (zuul.Name, zuul.Tagline, zuul.Stage, zuul.Website));
        Assert.Equal(("Docs", "https://zuul-ci.org/docs"), (Assert.Single(zuul.Links).Text, zuul.Links[0].Url));
        Assert.Equal(("red", "Learn more"), ((string?)zuul.Extra["color"], (string?)zuul.Extra["websiteLabel"]));
        Assert.Equal(ProjectStage.Ecosystem, (await site.LoadAsync<Project>("project/ceph"))!.Draft.Content.Stage);
    }

    private Task<Site> SiteAsync(string keys) => Site.NewAsync(databases,
        ("projects/zuul.yml", "name: Zuul\naliases: [Zuul CI]\n"), ("projects/kata.yml", "name: Kata Containers\n"), ("blog/a.md", GatsbyPost(keys, "About Zuul and Kata Containers.\n")));
}
