using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Categories;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Clients;

/// <summary>What front-end teams use, at the versions that tests/clients pins.</summary>
public sealed class FrontEnds(ClientProject project, Seeds seeds) : IClassFixture<ClientProject>, IClassFixture<Seeds>
{
    private Uri Service => seeds.Cms.Http.BaseAddress!;

    [Fact]
    public Task The_audit_of_GraphQL_over_HTTP_finds_no_error_and_warns_of_nothing() => project.RunAsync(Service, "audit");

    [Fact]
    public Task Relays_compiler_takes_the_schema_and_what_graphql_codegen_writes_compiles_under_tsc_strict() => project.BuildAsync(Service);

    [Theory]
    [InlineData("apollo")]
    [InlineData("urql")]
    public async Task A_client_pages_filters_and_names_its_documents_by_hashes(string client)
    {
        await project.BuildAsync(Service);
        await project.RunAsync(Service, client);
    }

    [Theory]
    [InlineData("relay-runtime", "src/relay/generated/persisted.json")]
    public async Task A_client_of_registered_documents_never_sends_a_text(string client, string documents)
    {
        await project.BuildAsync(Service);
        await using var host = new ConfiguredHost(seeds.Cms.Databases, new()
        {
            ["ConnectionStrings:Cms"] = seeds.Cms.ConnectionString,
            ["GraphQL:Documents"] = ClientProject.At(documents),
            ["GraphQL:DocumentsOnly"] = "true",
        });
        await host.InitializeAsync();
        await project.RunAsync(host.Http.BaseAddress!, client);
    }

    [Fact]
    public Task The_rules_of_Spectral_and_of_Redocly_find_nothing_in_the_OpenAPI_document() => project.RunAsync(Service, "lint");

    [Fact]
    public async Task A_script_edits_by_REST_with_the_types_of_the_OpenAPI_document()
    {
        await project.BuildAsync(Service);
        await using var host = new CmsHost(seeds.Cms.Databases);
        await host.InitializeAsync();
        var key = await host.Store.KeyAsync("script", [Scope.Admin]);
        await project.RunAsync(host.Http.BaseAddress!, key.Token.Reveal(), ["rest"]);
    }

    [Fact]
    public async Task Clients_are_told_of_changes_over_events_and_sockets()
    {
        await project.BuildAsync(Service);
        await using var host = new CmsHost(seeds.Cms.Databases);
        await host.InitializeAsync();
        var told = project.RunAsync(host.Http.BaseAddress!, "subscriptions");
        // Nobody says when a subscription is open, so one change is not enough.
        for (var i = 0; !told.IsCompleted; i++)
        {
            await host.Store.PublishedAsync($"c{i}", new Category { Label = $"C{i}" });
            await Task.Delay(100, Cancel);
        }
        await told;
    }
}
