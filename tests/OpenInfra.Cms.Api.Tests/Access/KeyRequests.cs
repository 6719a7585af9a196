using System.Net;
using System.Text.Json;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

/// <summary>Asks for keys by REST.</summary>
internal static class KeyRequests
{
    extension(HttpClient http)
    {
        /// <summary>A new key, with its token.</summary>
        public async Task<JsonElement> MakeAsync(string name)
        {
            using var response = await http.PostKeyAsync(Wish(name));
            return await BodyAsync(response, HttpStatusCode.Created);
        }

        /// <summary>The problem with a body that is refused.</summary>
        public async Task<JsonElement> RefusedAsync(HttpStatusCode status, string body)
        {
            using var response = await http.PostKeyAsync(body);
            return await Requests.ProblemOf(response, status, body);
        }

        public Task<HttpResponseMessage> PostKeyAsync(string body, string url = "/api/keys") =>
            http.PostAsync(url, new StringContent(body, null, "application/json"), Cancel);
    }

    public static string Wish(string name) => $$"""{ "name": "{{name}}", "scopes": ["content:read"] }""";

    public static async Task<JsonElement> BodyAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    public static string[] Pointers(JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer"))];
}
