using System.Net;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class RecordingWho(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Every_event_names_whose_key_it_came_with()
    {
        using var ann = await cms.WithKeyAsync("ann", [Scope.Write]);
        using var bob = await cms.WithKeyAsync("bob", [Scope.Publish]);
        var body = new StringContent("""{ "title": "Whose", "slug": "whose" }""", null, "application/json");
        using var created = await ann.PostAsync("/api/posts", body, Cancel);
        using var publication = new HttpRequestMessage(HttpMethod.Put, "/api/posts/whose/publication");
        publication.Headers.IfMatch.Add(created.Headers.ETag!);
        using var published = await bob.SendAsync(publication, Cancel);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, published.StatusCode));
        Assert.Equal("key:ann, key:bob", string.Join(", ", await NamesAsync("post/whose")));
    }

    [Fact]
    public async Task An_import_names_its_source()
    {
        var folder = TempFolder.New("cms-who");
        await File.WriteAllTextAsync(Path.Combine(folder, "a.md"), "---\ntemplateKey: page\ntitle: A\n---\nText.\n", Cancel);
        await new Importer(cms.Store, ContentModel.Types).ImportAsync(folder, new() { Source = "site" }, null, Cancel);

        Assert.All(await NamesAsync("page/a"), name => Assert.Equal("import:site", name));
    }

    private async Task<string?[]> NamesAsync(string id)
    {
        await using var session = cms.Store.QuerySession();
        return [.. (await session.Events.FetchStreamAsync(id, token: Cancel)).Select(happened => happened.UserName)];
    }
}
