using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Mutations;

public sealed class WritingTheSame(Editors cms) : IClassFixture<Editors>
{
    private static readonly string[] _own = ["id", "slug", "path", "revisedAt"];

    [Theory]
    [InlineData("""{"title":"Plain"}""")]
    [InlineData("""{"title":"Ümläüts & <b>","description":"","byline":null,"tags":["a","a","b"],"body":"# Ü\n\n\ttext\r\n"}""")]
    [InlineData("""{"title":"Dated","publishedAt":"2026-01-31T10:00:00.123456+01:00"}""")]
    [InlineData("""{"title":"Seo","seo":{"title":"T","url":null},"extra":{"a":[1,{"b":null}],"c":1.50}}""")]
    public async Task What_REST_makes_of_an_input_GraphQL_makes_of_it(string json)
    {
        using var answer = await PostAsync(json);
        var rest = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        var made = await cms.Editor.DoneAsync("create", JsonNode.Parse(json)!);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/posts/{made["slug"]}?perspective=draft");
        var graph = (await (await cms.Editor.SendAsync(request, Cancel)).Content.ReadFromJsonAsync<JsonObject>(Cancel))!;
        foreach (var name in _own)
        {
            rest.Remove(name);
            graph.Remove(name);
        }
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(rest.ToJsonString(), graph.ToJsonString());
    }

    [Theory]
    [InlineData("""{"title":"X","slug":"a/b","path":"c"}""")]
    [InlineData("""{"title":null,"tags":null,"body":null}""")]
    [InlineData("""{"title":"X","categories":["category/gone","post/x",""],"authors":["author/gone"]}""")]
    [InlineData("""{"title":"X","extra":[],"seo":{"title":"T"}}""")]
    [InlineData("""{"title":"A\u0000B","body":"\u0000","extra":{"\u0000":1}}""")]
    public async Task What_REST_refuses_GraphQL_refuses_in_the_same_words(string json)
    {
        using var answer = await PostAsync(json);
        var rest = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel))!["errors"];
        var graph = (await cms.Editor.ChangeAsync("create", JsonNode.Parse(json)!))["problems"];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(Words(rest), Words(graph));
    }

    // GraphQL has the members of an input in the order of its type.
    private static IEnumerable<string> Words(JsonNode? problems) =>
        problems!.AsArray().Select(problem => $"{problem!["pointer"]}: {problem["detail"]}").Order(StringComparer.Ordinal);

    private Task<HttpResponseMessage> PostAsync(string json) =>
        cms.Editor.PostAsync("/api/posts", new StringContent(json, Encoding.UTF8, "application/json"), Cancel);
}
