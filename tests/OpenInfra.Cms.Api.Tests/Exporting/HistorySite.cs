using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Importing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Exporting;

/// <summary>A site whose documents refer to each other and stand in each other's way, and revisions of all kinds, each one event.</summary>
internal static class HistorySite
{
    public static async Task<Site> NewAsync(TestDatabases databases)
    {
        var site = await Site.NewAsync(databases,
            ("blog/one.md", GatsbyPost("title: One # first\nauthor: Ada Lovelace\ncategory:\n  - {label: News, value: c-1}\nseo:\n  url: https://openinfra.dev/blog/one")),
            ("blog/two.md", GatsbyPost("title: 'Two'\nauthor: Ada Lovelace\ndate: 2022-06-07")),
            ("blog/same.md", GatsbyPost("title: Same\nseo:\n  url: https://openinfra.dev/blog/one")),
            ("blog/three.md", GatsbyPost("title: Three\nauthor: Grace Hopper")),
            ("pages/join.md", Markdown("title: Join\nkey: {a: 1}")),
            ("authors/ada.yml", "name: Ada Lovelace\ncompany: Navy # once\n"),
            ("universe.json", """[{"name": "Ceph", "link": "https://ceph.io", "isOIF": false}]"""));
        Assert.Equal(0, (await site.ImportAsync()).Failed);
        return site;
    }

    public static IReadOnlyList<Func<Site, Task>> Steps { get; } =
    [
        site => site.EditAsync<Post>("post/two", post => post with { Title = "Zwei" }, publish: false),
        site => PublishAsync<Post>(site, "post/two"),
        site => site.EditAsync<Author>("author/ada-lovelace", author => author with { Picture = "/ada.png" }, publish: false),
        site => site.EditAsync<Post>("post/three", post => post with { Authors = [new("author/ada-lovelace"), .. post.Authors] }, publish: false),
        site => site.EditAsync<Author>("author/ada-lovelace", author => author with { Name = "Ada King" }, publish: false),
        site => site.EditAsync<Post>("post/two", post => post with { Body = OpenInfra.Cms.Content.Markdown.Of("New.\n") }, publish: false),
        site => site.EditAsync<Post>("post/three", post => post, slug: "drei", path: "/news/drei", publish: false),
        site => site.Store.DraftAsync("new", new Post { Title = "New", Authors = [new("author/grace-hopper")] }),
        site => site.EditAsync<Post>("post/new", post => post with { Tags = ["a", "b"] }, publish: false),
        site => site.EditAsync<Post>("post/one", post => post with { Seo = post.Seo! with { Url = "https://openinfra.dev/blog/uno" } }, path: "/blog/uno", publish: false),
        site => site.EditAsync<Page>("page/join", page => page, path: "/blog/one", publish: false),
        site => site.EditAsync<Project>("project/ceph", project => project with { Website = "https://ceph.com" }, publish: false),
        site => UnpublishAsync<Post>(site, "post/two"),
        site => ArchiveAsync<Post>(site, "post/three"),
        site => site.Store.DraftAsync("about", new Page { Title = "About" }, "/about/us"),
        site => site.EditAsync<Page>("page/about", page => page, path: "/about", publish: false),
        site => RestoreAsync<Post>(site, "post/three"),
        site => ArchiveAsync<Post>(site, "post/new"),
        site => site.EditAsync<Author>("author/ada-lovelace", author => author with { Name = "Ada Lovelace" }, publish: false),
    ];

    private static Task PublishAsync<T>(Site site, string id) where T : class, IContent<T> =>
        ChangeAsync<T>(site, id, (session, version) => session.PublishAsync<T>(id, version, null, Cancel));

    private static Task UnpublishAsync<T>(Site site, string id) where T : class, IContent<T> =>
        ChangeAsync<T>(site, id, (session, version) => session.WithdrawAsync<T>(id, version, Cancel));

    private static Task ArchiveAsync<T>(Site site, string id) where T : class, IContent<T> =>
        ChangeAsync<T>(site, id, (session, version) => session.ArchiveAsync<T>(id, version, [], Cancel));

    private static Task RestoreAsync<T>(Site site, string id) where T : class, IContent<T> =>
        ChangeAsync<T>(site, id, (session, version) => session.RestoreAsync<T>(id, version, Cancel));

    private static async Task ChangeAsync<T>(Site site, string id, Func<Marten.IDocumentSession, int, Task<Outcome<Entry<T>>>> change) where T : class, IContent<T>
    {
        await using var session = site.Store.LightweightSession();
        Done(await change(session, (await site.LoadAsync<T>(id))!.Version));
    }
}
