using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Checking;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Checking.CheckedSite;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Checking;

public sealed class FindingBrokenLinks(TestDatabases databases)
{
    private static readonly (string, string) _other = ("blog/other-post.md", Post("other-post", "Text"));

    [Theory]
    [InlineData("/blog/other-post")]
    [InlineData("/blog/other-post/")]
    [InlineData("/blog/other-post/index.html")]
    [InlineData("/blog/other-post?utm=1")]
    [InlineData("/blog/other%2Dpost")]
    [InlineData("/blog/x/../other-post")]
    [InlineData("other-post")]
    [InlineData("./other-post/")]
    [InlineData("../other-post")]
    [InlineData("../blog/other-post")]
    [InlineData("?page=2")]
    [InlineData("https://openinfra.dev/blog/other-post")]
    [InlineData("http://www.openinfra.dev/blog/other-post/")]
    [InlineData("//openinfra.dev/blog/other-post")]
    [InlineData("/")]
    [InlineData("/blog/")]
    [InlineData("https://openinfra.dev")]
    [InlineData("https://example.com/nowhere")]
    [InlineData("mailto:a@example.com")]
    [InlineData("tel:123")]
    [InlineData("/img/logo.png")]
    [InlineData("/files/report.pdf")]
    public async Task A_link_that_leads_somewhere_is_fine(string href) =>
        Assert.Empty(await FindingsInAsync(databases, $"[x]({href})", null, _other));

    [Theory]
    [InlineData("/nowhere", "leads nowhere: there is no entry, redirect or file at /nowhere.")]
    [InlineData("nowhere", "leads nowhere: there is no entry, redirect or file at /blog/nowhere.")]
    [InlineData("https://www.openinfra.dev/nowhere?x=1", "leads nowhere: there is no entry, redirect or file at /nowhere.")]
    [InlineData("/blog/openstack-2.0", "leads nowhere: there is no entry, redirect or file at /blog/openstack-2.0.")]
    [InlineData("/about.html", "leads nowhere: there is no entry, redirect or file at /about.html.")]
    [InlineData("/Blog/Other-Post", "leads nowhere: it differs only in case from /blog/other-post.")]
    [InlineData("openinfra.org/members", "is read as a path of this site: https:// is missing.")]
    [InlineData("www.example.com", "is read as a path of this site: https:// is missing.")]
    [InlineData("a@example.com", "is read as a path of this site: mailto: is missing.")]
    [InlineData("https://", "is no URL.")]
    public async Task A_link_that_leads_nowhere_is_found(string href, string problem) =>
        Assert.Equal(
            [$"blog/a.md:11: broken-link: \"{href}\" {problem}"],
            await FindingsInAsync(databases, $"One\n\n[x]({href})", null, _other));

    [Fact]
    public async Task An_empty_link_is_found() =>
        Assert.Equal(["blog/a.md:9: broken-link: The link \"x\" has no address."], await FindingsInAsync(databases, "[x]()"));

    [Fact]
    public async Task Lines_count_from_the_beginning_of_the_file_whatever_ends_them()
    {
        const string Body = "Text\n[a](/1)\n\n> - deep [b](/2)\n>   [c](/1)\n\n<p>\nraw <a\nhref='/3'>d</a></p>\n\n"
            + "[e][ref] <https://openinfra.dev/4>\n\n| x |\n| - |\n| [f](/5) |\n\n[ref]: /6";
        string[] places = ["10:/1", "12:/2", "13:/1", "16:/3", "19:/6", "19:/4", "23:/5"];
        foreach (var end in new[] { "\n", "\r\n" })
        {
            await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", Body).ReplaceLineEndings(end)));
            var findings = (await site.CheckAsync()).Findings;
            Assert.Equal(places, findings.Select(finding => $"{finding.Line}:{finding.Message.Split(" at ")[1].TrimEnd('.')}"));
        }
    }

    [Fact]
    public async Task Links_in_front_matter_have_the_line_of_their_value()
    {
        const string Text = "---\ntitle: Join\nmenu:\n  - text: \"/nowhere\"\n  - link: /nowhere2\n  - link: /join\n---\n";
        await using var site = await ImportedAsync(databases, ("join.md", Text));
        Assert.Equal(
            ["join.md:5: broken-link: \"/nowhere2\" leads nowhere: there is no entry, redirect or file at /nowhere2."],
            await site.FindAsync());
    }

    [Fact]
    public async Task What_is_only_a_draft_is_broken_for_readers_but_not_for_other_drafts()
    {
        var draft = ("blog/d.md", Post("d", "[x](/blog/e)", "draft: true"));
        var other = ("blog/e.md", Post("e", "Text", "draft: true"));
        Assert.Equal(
            ["blog/a.md:9: broken-link: \"/blog/d\" leads to post/d, which is a draft there: publish it."],
            await FindingsInAsync(databases, "[x](/blog/d)", null, draft, other));
    }

    [Fact]
    public async Task A_path_that_was_given_up_leads_on_while_its_entry_is_published()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", "[x](/old)")));
        var page = await site.Store.PublishedAsync("old", new Page { Title = "Old" });
        await using var session = site.Store.LightweightSession();
        var moved = Done(await session.ReviseAsync<Page>(page.Id, page.Version, new("new", "/new", new() { Title = "New" }), Cancel));
        var published = Done(await session.PublishAsync<Page>(page.Id, moved.Version, null, Cancel));
        Assert.Empty(await site.FindAsync());

        Done(await session.ArchiveAsync<Page>(page.Id, published.Version, [], Cancel));
        Assert.Equal(
            ["blog/a.md:9: broken-link: \"/old\" was the path of page/old, which is no longer published."],
            await site.FindAsync());
    }

    [Fact]
    public async Task Hosts_and_routes_can_be_given()
    {
        const string Body = "[a](https://openinfra.org/nowhere) [b](/a/profile) [c](/search/)";
        Assert.Equal(2, (await FindingsInAsync(databases, Body)).Length);
        var findings = await FindingsInAsync(databases, Body, new() { Hosts = ["openinfra.org"], Routes = ["/a/*", "/search"] });
        Assert.Contains("openinfra.org/nowhere", Assert.Single(findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_with_entries_below_it_may_be_that_of_a_list() =>
        Assert.EndsWith("at /events. Entries stand below; if there is a list of them, say --route /events.",
            Assert.Single(await FindingsInAsync(databases, "[x](/events/)", null, ("events/one/two.md", "---\ntitle: Two\n---\n"))),
            StringComparison.Ordinal);

    [Fact]
    public async Task The_hosts_of_the_site_are_those_that_its_entries_use_most()
    {
        var posts = Enumerable.Range(0, 11).Select(i => ($"blog/p{i}.md", Post($"p{i}", "Text")));
        var elsewhere = ("blog/e.md", Post("e", "Text").Replace("openinfra.dev", "superuser.example", StringComparison.Ordinal));
        await using var site = await ImportedAsync(databases, [.. posts, elsewhere]);
        Assert.Equal(["openinfra.dev"], (await site.CheckAsync()).Hosts);
    }

    [Fact]
    public async Task What_was_written_here_is_named_by_its_path()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", "Text")));
        await site.Store.PublishedAsync("b", new Post { Title = "B", Body = Content.Markdown.Of("One\n\n[x](/nowhere)") });
        var post = (await site.LoadAsync<Post>("post/a"))!;
        await using var session = site.Store.LightweightSession();
        Done(await session.ReviseAsync<Post>(post.Id, post.Version,
            new(post.Draft.Slug, post.Draft.Path, post.Draft.Content with { Body = Content.Markdown.Of("Two\n[x](/nowhere2)") }), Cancel));

        Assert.Equal(["/blog/a:2", "/blog/b:3"], (await site.FindAsync()).Select(finding => finding.Split(": ")[0]));
    }

    [Fact]
    public async Task Only_the_entries_of_a_source_are_checked_where_one_is_named()
    {
        await using var site = await ImportedAsync(databases, ("blog/a.md", Post("a", "[x](/blog/b) [y](/nowhere)")));
        await site.Store.PublishedAsync("b", new Post { Title = "B", Body = Content.Markdown.Of("[x](/nowhere)") });
        Assert.Equal(["blog/a.md"], (await site.CheckAsync(new() { Source = "site" })).Findings.Select(finding => finding.Path));
        await Assert.ThrowsAsync<FileNotFoundException>(() => site.CheckAsync(new CheckOptions { Source = "other" }));
    }
}
