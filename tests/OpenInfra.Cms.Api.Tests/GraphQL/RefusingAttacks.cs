using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>How long each takes is for the benchmark "Attacks" to say.</summary>
public sealed class RefusingAttacks(CmsHost cms) : IClassFixture<CmsHost>
{
    public static TheoryData<string> Names => [.. Attack.All.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_with_a_code_before_anything_is_read(string name)
    {
        var attack = Attack.All.Single(one => one.Name == name);
        using var statements = new Statements();
        var (answer, sql) = await statements.OfAsync(cms.Http, new StringContent(attack.Body, Encoding.UTF8, "application/json"));

        Assert.Null(answer["data"]);
        Assert.All(answer["errors"]!.AsArray(), error => Assert.Equal(attack.Code, (string?)error!["extensions"]!["code"]));
        Assert.Empty(sql);
        await cms.Http.AskAsync("{ __typename }");
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_not_read_to_its_end()
    {
        var answer = await cms.Http.PostAsJsonAsync("/graphql", new { query = "{ __typename }", variables = new { x = new string('x', 10_000_000) } }, Cancel);

        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("at most 262144 bytes", (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["detail"], StringComparison.Ordinal);
    }
}
