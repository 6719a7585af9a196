using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.GraphQL.Documents;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>Documents that clients name by an id instead of sending them.</summary>
public sealed class NamingDocuments(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Known = "query Known { __typename }", Unknown = "query Unknown { __typename }";

    [Fact]
    public async Task A_document_sent_once_with_its_hash_is_known_by_the_hash()
    {
        const string text = "query Once { __typename }";
        var hash = ParsedDocuments.HashOf(text);
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } };
        var asUrl = $"/graphql?extensions={Uri.EscapeDataString(JsonSerializer.Serialize(extensions))}";

        Assert.Equal(("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), ErrorIn(await PostAsync(cms, new { extensions })));
        Assert.NotNull((await PostAsync(cms, new { query = text, extensions }))["data"]);
        Assert.NotNull((await PostAsync(cms, new { extensions }))["data"]);
        Assert.NotNull((await GetAsync(cms, asUrl))["data"]);
        Assert.NotNull((await PostAsync(cms, new { documentId = $"sha256:{hash}" }))["data"]);
        Assert.NotNull((await GetAsync(cms, $"/graphql?documentId=sha256:{hash}"))["data"]);
    }

    [Fact]
    public async Task An_unknown_id_is_an_error_that_nobody_may_keep()
    {
        var answer = await cms.Http.GetAsync($"/graphql?documentId=sha256:{new string('0', 64)}", Cancel);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("DOCUMENT_NOT_FOUND", ErrorIn((await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!).Code);
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused_and_nothing_is_kept_by_it()
    {
        var hash = ParsedDocuments.HashOf("query Other { __typename }");

        Assert.Equal("DOCUMENT_ID_MISMATCH", ErrorIn(await PostAsync(cms, new { query = Unknown, documentId = $"sha256:{hash}" })).Code);
        Assert.Equal("DOCUMENT_NOT_FOUND", ErrorIn(await PostAsync(cms, new { documentId = $"sha256:{hash}" })).Code);
    }

    [Fact]
    public async Task A_mutation_by_its_id_is_not_for_GET()
    {
        const string text = "mutation Named { x }";
        await PostAsync(cms, new { query = text });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await cms.Http.GetAsync($"/graphql?documentId=sha256:{ParsedDocuments.HashOf(text)}", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("persisted-documents.json", """{"known":"query Known { __typename }"}""", "known")]
    [InlineData("manifest.json", """{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"known","name":"Known","type":"query","body":"query Known { __typename }"}]}""", "known")]
    [InlineData("Known.graphql", Known, "Known")]
    public async Task Where_only_registered_documents_are_answered_others_are_not(string file, string content, string id)
    {
        var folder = TempFolder.New("cms-documents");
        await File.WriteAllTextAsync(Path.Combine(folder, file), content, Cancel);
        await using var host = new ConfiguredHost(cms.Databases, new() { ["GraphQL:Documents"] = folder, ["GraphQL:DocumentsOnly"] = "true" });
        await host.InitializeAsync();

        Assert.NotNull((await GetAsync(host, $"/graphql?documentId={id}"))["data"]);
        Assert.NotNull((await PostAsync(host, new { documentId = $"sha256:{ParsedDocuments.HashOf(Known)}" }))["data"]);
        Assert.NotNull((await PostAsync(host, new { query = Known, documentId = id }))["data"]);
        Assert.NotNull((await PostAsync(host, new { query = Known }))["data"]);
        var apollo = new { persistedQuery = new { version = 1, sha256Hash = ParsedDocuments.HashOf(Unknown) } };
        Assert.Equal("DOCUMENT_NOT_REGISTERED", ErrorIn(await PostAsync(host, new { query = Unknown })).Code);
        Assert.Equal("DOCUMENT_NOT_REGISTERED", ErrorIn(await PostAsync(host, new { query = Unknown, extensions = apollo })).Code);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", ErrorIn(await PostAsync(host, new { extensions = apollo })).Code);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JsonNode> PostAsync(CmsHost host, object body) =>
        (await (await host.Http.PostAsJsonAsync("/graphql", body, Cancel)).Content.ReadFromJsonAsync<JsonNode>(Cancel))!;

    private static async Task<JsonNode> GetAsync(CmsHost host, string url) => (await host.Http.GetFromJsonAsync<JsonNode>(url, Cancel))!;

    private static (string? Code, string? Message) ErrorIn(JsonNode answer) =>
        Assert.Single(answer["errors"]!.AsArray()) is { } error ? ((string?)error["extensions"]!["code"], (string?)error["message"]) : default;
}
