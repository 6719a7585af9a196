using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.GraphQL;

namespace OpenInfra.Cms.Api.Tests.Mutations;

/// <summary>Changes posts by GraphQL over HTTP.</summary>
internal static class Mutating
{
    private const string Selection = """
        post {
          id slug path title etag status publishedAt description categories { id } body { markdown } schedule { at revision }
        }
        problems {
          __typename detail
          ... on InvalidProblem { pointer }
          ... on ConflictProblem { pointer }
          ... on ReferredProblem { count referrers }
          ... on StaleProblem { version etag differences { pointer base yours theirs } }
        }
        clientMutationId
        """;

    extension(HttpClient http)
    {
        /// <summary>The payload of one mutation of a post, done or refused.</summary>
        public async Task<JsonNode> ChangeAsync(string verb, object input, string? more = null) =>
            (await http.AskAsync(Document(verb, more), new { input }))[$"{verb}Post"]!;

        /// <summary>The post after a mutation that is done.</summary>
        public async Task<JsonNode> DoneAsync(string verb, object input)
        {
            var payload = await http.ChangeAsync(verb, input);
            Assert.Equal("[]", payload["problems"]!.ToJsonString());
            return payload["post"]!;
        }

        /// <summary>The only problem of a mutation that is refused.</summary>
        public async Task<JsonNode> ProblemAsync(string verb, object input)
        {
            var payload = await http.ChangeAsync(verb, input);
            Assert.Null(payload["post"]);
            return Assert.Single(payload["problems"]!.AsArray())!;
        }

        /// <summary>The code of the error of a mutation that the sender may not make.</summary>
        public Task<string?> CodeAsync(string verb, object input) => http.ErrorAsync(Document(verb), new { input });
    }

    private static string Document(string verb, string? more = null)
    {
        var type = $"{char.ToUpperInvariant(verb[0])}{verb[1..]}PostInput";
        return $$"""mutation($input: {{type}}!) { {{verb}}Post(input: $input) { {{Selection}} {{more}} } }""";
    }
}

/// <summary>A client who may do everything with content, for the tests of a class.</summary>
public sealed class Editors(Hosting.TestDatabases databases) : Hosting.CmsHost(databases)
{
    public HttpClient Editor { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Editor = await Access.Keys.WithKeyAsync(this, "editor", [Cms.Access.Scope.Read, Cms.Access.Scope.Write, Cms.Access.Scope.Publish]);
    }
}
