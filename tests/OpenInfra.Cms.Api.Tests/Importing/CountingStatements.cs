using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Importing.Documents;

namespace OpenInfra.Cms.Api.Tests.Importing;

public sealed class CountingStatements(TestDatabases databases)
{
    [Fact]
    public async Task An_unchanged_source_takes_as_many_statements_however_many_documents_it_has()
    {
        var few = await StatementsAsync(20);
        Assert.InRange(few, 1, 30);
        Assert.Equal(few, await StatementsAsync(200));
    }

    private async Task<int> StatementsAsync(int documents)
    {
        await using var site = await Site.NewAsync(databases,
            [.. Enumerable.Range(0, documents).Select(i => ($"blog/post-{i}.md", GatsbyPost($"title: Post {i}\nauthor: Author {i}\ncategory: [C{i}]")))]);
        await site.ImportAsync();
        await site.ImportAsync();
        using var statements = new Statements(site.Database);
        Assert.Equal(0, (await site.ImportAsync()).Events);
        return statements.Count;
    }
}
