using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class SpeakingHttp(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Typename = "{\"query\":\"{ __typename }\"}";
    private const string Invalid = "{\"query\":\"{ nonsense }\"}";
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/graphql-response+json, */*", Response)]
    [InlineData(Response, Response)]
    [InlineData(Json, Json)]
    [InlineData("application/json, multipart/mixed", Json)]
    [InlineData("application/json, application/graphql-response+json", Response)]
    [InlineData("application/json, application/graphql-response+json;q=0.9", Json)]
    [InlineData("text/html, */*;q=0.1, application/graphql-response+json;q=0", Json)]
    public async Task The_client_chooses_the_media_type_of_the_answer(string? accept, string type)
    {
        var answer = await PostAsync(Typename, accept);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"{type}; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Equal("Query", (string?)(await JsonOf(answer))["data"]!["__typename"]);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    public async Task Who_accepts_neither_gets_neither(string accept) =>
        Assert.Equal(HttpStatusCode.NotAcceptable, (await PostAsync(Typename, accept)).StatusCode);

    [Theory]
    [InlineData(Invalid, Response, HttpStatusCode.BadRequest)]
    [InlineData(Invalid, Json, HttpStatusCode.OK)]
    [InlineData("{\"query\":\"{ \"}", Response, HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":\"{ \"}", Json, HttpStatusCode.OK)]
    [InlineData("{\"query\":\"mutation { x }\"}", Response, HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":\"{ __typename }\",\"operationName\":\"None\"}", Response, HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":\"query($n: Int!) { posts(first: $n) { totalCount } }\"}", Response, HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":\"{ posts(first: 0) { totalCount } }\"}", Response, HttpStatusCode.BadRequest)]
    [InlineData("{\"query\":\"{ post { slug } }\"}", Response, HttpStatusCode.OK)]
    public async Task Errors_have_the_status_that_their_media_type_gives_them(string body, string accept, HttpStatusCode status)
    {
        var answer = await PostAsync(body, accept);

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty((await JsonOf(answer))["errors"]!.AsArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{\"query\":\"{ __typename }\"}]")]
    [InlineData("{}")]
    [InlineData("{\"query\":null}")]
    [InlineData("{\"query\":1}")]
    [InlineData("{\"query\":\"{ __typename }\",\"variables\":1}")]
    [InlineData("{\"query\":\"{ __typename }\",\"variables\":{\"a\":\"\\ud800\"}}")]
    [InlineData("{\"query\":\"{ __typename }\\ud800\"}")]
    public async Task What_is_no_request_is_a_bad_one_for_everybody(string body)
    {
        foreach (var accept in new[] { Response, Json })
        {
            var answer = await PostAsync(body, accept);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var error = Assert.Single((await JsonOf(answer))["errors"]!.AsArray())!;
            Assert.Equal("BAD_REQUEST", (string?)error["extensions"]!["code"]);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/graphql")]
    public async Task Only_json_is_taken(string type) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(Typename, type: type)).StatusCode);

    [Fact]
    public async Task A_body_has_a_greatest_size() => Assert.Equal(
        HttpStatusCode.RequestEntityTooLarge, (await PostAsync($"{{\"query\":\"{{ __typename }}\",\"extensions\":{{\"x\":\"{new string('x', 300_000)}\"}}}}")).StatusCode);

    [Fact]
    public async Task A_query_can_be_a_url()
    {
        var query = Uri.EscapeDataString("query A($id: ID!) { node(id: $id) { id } } query B { __typename }");
        var variables = Uri.EscapeDataString("{\"id\":\"post/none\"}");

        Assert.StartsWith("""{"data":{"node":null}""", await cms.Http.GetStringAsync($"/graphql?query={query}&operationName=A&variables={variables}", Cancel), StringComparison.Ordinal);
        Assert.StartsWith("""{"data":{"__typename":"Query"}""", await cms.Http.GetStringAsync($"/graphql?query={query}&operationName=B", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?query=", HttpStatusCode.BadRequest)]
    [InlineData("?query={__typename}&variables={", HttpStatusCode.BadRequest)]
    [InlineData("?query={nonsense}", HttpStatusCode.OK)]
    [InlineData("?query=mutation{x}", HttpStatusCode.MethodNotAllowed)]
    [InlineData("?query=query+A{__typename}mutation+B{x}", HttpStatusCode.MethodNotAllowed)]
    [InlineData("?query=query+A{__typename}mutation+B{x}&operationName=B", HttpStatusCode.MethodNotAllowed)]
    public async Task A_url_can_hold_no_other_request(string query, HttpStatusCode status)
    {
        var answer = await cms.Http.GetAsync($"/graphql{query}", Cancel);

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.MethodNotAllowed) Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("published", HttpStatusCode.OK)]
    [InlineData("PUBLISHED", HttpStatusCode.OK)]
    [InlineData("Draft", HttpStatusCode.Unauthorized)]
    [InlineData("other", HttpStatusCode.BadRequest)]
    [InlineData("1", HttpStatusCode.BadRequest)]
    public async Task Drafts_are_not_for_everybody(string perspective, HttpStatusCode status)
    {
        Assert.Equal(status, (await PostAsync(Typename, url: $"/graphql?perspective={perspective}")).StatusCode);
        Assert.Equal(status, (await cms.Http.GetAsync($"/graphql?query={{__typename}}&perspective={perspective}", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("subscription { x }", "", "OPERATION_UNSUPPORTED", "Subscribe over Server-Sent Events (Accept: text/event-stream) or a WebSocket (graphql-transport-ws).")]
    public async Task What_the_schema_has_not_is_refused_with_a_code(string query, string url, string code, string message)
    {
        var answer = await PostAsync($$"""{"query":"{{query}}"}""", Response, url: $"/graphql{url}");
        var error = Assert.Single((await JsonOf(answer))["errors"]!.AsArray())!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal((code, message), ((string?)error["extensions"]!["code"], (string?)error["message"]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"query\":1}")]
    [InlineData("{\"query\":\"{ __typename }\",\"variables\":1}")]
    public async Task A_bad_request_is_told_what_is_expected_not_what_the_program_is_made_of(string body)
    {
        var text = await (await PostAsync(body)).Content.ReadAsStringAsync(Cancel);

        Assert.Contains("A request is a JSON object", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("GraphQL.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Inputs", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task What_another_origin_makes_a_browser_send_unasked_is_refused(string site)
    {
        var image = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}") { Headers = { { "Sec-Fetch-Mode", "no-cors" }, { "Sec-Fetch-Site", site } } };

        var answer = await cms.Http.SendAsync(image, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("fetch", (string?)(await JsonOf(answer))["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-cors", "same-origin")]
    [InlineData("no-cors", "none")]
    [InlineData("navigate", "cross-site")]
    [InlineData("cors", "cross-site")]
    public async Task A_link_a_fetch_and_a_page_of_its_own_are_served(string mode, string site)
    {
        var asked = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}") { Headers = { { "Sec-Fetch-Mode", mode }, { "Sec-Fetch-Site", site } } };

        Assert.Equal(HttpStatusCode.OK, (await cms.Http.SendAsync(asked, Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_answer_to_a_url_may_be_kept_and_asked_for_again_an_error_may_not()
    {
        var answer = await cms.Http.GetAsync("/graphql?query={__typename}", Cancel);
        var again = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        var wrong = await cms.Http.GetAsync("/graphql?query={&documentId=x", Cancel);

        Assert.True(answer.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, (await cms.Http.SendAsync(again, Cancel)).StatusCode);
        Assert.True(wrong.Headers.CacheControl!.NoStore);
        Assert.Null((await PostAsync(Typename)).Headers.ETag);
    }

    [Fact]
    public async Task A_list_of_requests_is_answered_only_where_it_is_allowed()
    {
        const string two = """[{"query":"{ __typename }"},{"query":"{ nonsense }"}]""";
        await using var host = new ConfiguredHost(cms.Databases, new() { ["GraphQL:Batch"] = "2" });
        await host.InitializeAsync();

        Assert.Contains("one request at a time", (string?)(await JsonOf(await PostAsync(two)))["errors"]![0]!["message"], StringComparison.Ordinal);
        var answers = (await JsonOf(await PostAsync(two, http: host.Http))).AsArray();
        Assert.Equal("Query", (string?)answers[0]!["data"]!["__typename"]);
        Assert.NotNull(answers[1]!["errors"]);
        foreach (var none in new[] { "[]", "[1]", "[null]", "[{},{},{}]" })
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(none, http: host.Http)).StatusCode);
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;

    private Task<HttpResponseMessage> PostAsync(string body, string? accept = null, string type = Json, string url = "/graphql", HttpClient? http = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (accept is not null) request.Headers.Add("Accept", accept);
        return (http ?? cms.Http).SendAsync(request, Cancel);
    }
}
