using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Writing;

/// <summary>Somebody with a key who edits by REST.</summary>
internal sealed class Editor(HttpClient http)
{
    public HttpClient Http => http;

    public static async Task<Editor> WithKeyAsync(CmsHost cms, params Scope[] scopes) =>
        new(await cms.WithKeyAsync($"editor-{Guid.NewGuid():n}", scopes is [] ? [Scope.Read, Scope.Write, Scope.Publish] : scopes));

    /// <summary>Somebody without a key.</summary>
    public static Editor OfReader(CmsHost cms) => new(cms.Http);

    public Task<Answer> PostAsync(string path, string json, params (string, string)[] headers) => SendAsync(HttpMethod.Post, path, json, null, headers);

    public Task<Answer> PutAsync(string path, string? json, string? seen, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Put, path, json, seen, headers);

    public Task<Answer> PatchAsync(string path, string json, string? seen, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Patch, path, json, seen, headers);

    public Task<Answer> DeleteAsync(string path, string? seen) => SendAsync(HttpMethod.Delete, path, null, seen);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body, string? seen, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = new(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        }
        if (seen is not null) request.Headers.TryAddWithoutValidation("If-Match", seen);
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await http.SendAsync(request, Entries.Cancel);
        return await Answer.OfAsync(response);
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string? Tag, string? Location, JsonObject Body, HttpResponseHeaders Headers)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Entries.Cancel);
        return new((int)response.StatusCode, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(),
            text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(), response.Headers);
    }

    public JsonNode? this[string member] => Body[member];

    /// <summary>The pointers of the problems, in order.</summary>
    public string[] Pointers => [.. Body["errors"]?.AsArray().Select(problem => (string)problem!["pointer"]!) ?? []];

    /// <summary>The pointers of the differences, in order.</summary>
    public string[] Differences => [.. Body["differences"]?.AsArray().Select(one => (string)one!["pointer"]!) ?? []];

    public string Detail => (string?)Body["detail"] ?? "";
}
