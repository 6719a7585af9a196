using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>Asks the service by GraphQL over HTTP.</summary>
internal static class Asking
{
    extension(HttpClient http)
    {
        /// <summary>The data of an answer without errors.</summary>
        public async Task<JsonNode> AskAsync(string query, object? variables = null)
        {
            var answer = await http.AnswerAsync(query, variables);
            Assert.Null(answer["errors"]?.ToJsonString());
            return answer["data"]!;
        }

        /// <summary>The whole answer.</summary>
        public async Task<JsonNode> AnswerAsync(string query, object? variables = null)
        {
            var answer = await http.PostAsJsonAsync("/graphql", new { query, variables }, Cancel);
            return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;
        }

        /// <summary>The code of the only error of an answer.</summary>
        public async Task<string?> ErrorAsync(string query, object? variables = null) =>
            (string?)Assert.Single((await http.AnswerAsync(query, variables))["errors"]!.AsArray())!["extensions"]!["code"];
    }

    /// <summary>The slugs of a list of entries.</summary>
    public static string[] Slugs(this JsonNode? entries) => [.. entries!.AsArray().Select(entry => (string)entry!["slug"]!)];
}
