using Microsoft.AspNetCore.Hosting;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class Failing(Failing.Unheard cms) : IClassFixture<Failing.Unheard>
{
    /// <summary>A host that doesn't log the fault that is made here on purpose.</summary>
    public sealed class Unheard(TestDatabases databases) : CmsHost(databases)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Marten", "None");
        }
    }

    [Fact]
    public async Task A_fault_of_the_service_tells_nothing_about_it()
    {
        await cms.Store.PublishedAsync("broken", new Post { Title = "Broken", Body = Markdown.Of("Lost.") });
        await using (var session = cms.Store.LightweightSession())
        {
            session.QueueSqlCommand("drop table cms.mt_doc_text");
            await session.SaveChangesAsync(Cancel);
        }

        var answer = await cms.Http.AnswerAsync("""{ post(slug: "broken") { slug body { html } } }""");

        Assert.Equal("""{"message":"Internal error.","locations":[{"line":1,"column":31}],"path":["post","body"],"extensions":{"code":"INTERNAL"}}""",
            Assert.Single(answer["errors"]!.AsArray())!.ToJsonString());
        Assert.DoesNotContain("mt_doc", answer.ToJsonString(), StringComparison.Ordinal);
    }
}
