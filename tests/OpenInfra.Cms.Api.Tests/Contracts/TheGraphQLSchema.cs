using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Contracts;

public sealed class TheGraphQLSchema(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Is_the_one_that_was_approved() =>
        await ApprovedContract.HoldsAsync("schema.graphql", await cms.Http.GetStringAsync("/graphql/schema.graphql", Cancel));
}
