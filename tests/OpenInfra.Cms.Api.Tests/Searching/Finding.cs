using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.Tests.GraphQL;
using OpenInfra.Cms.Api.Tests.Rest;

namespace OpenInfra.Cms.Api.Tests.Searching;

/// <summary>Searches by both APIs.</summary>
internal static class Finding
{
    private const string Search = """
        query($q: String!, $types: [EntryType!], $first: Int, $after: String) {
          search(query: $q, types: $types, first: $first, after: $after) {
            edges { cursor score highlight { title text } node { id slug __typename } }
            pageInfo { hasNextPage endCursor } totalCount suggestion
          }
        }
        """;

    extension(HttpClient http)
    {
        /// <summary>What GraphQL finds.</summary>
        public async Task<JsonNode> SearchAsync(string q, string[]? types = null, int first = 20, string? after = null) =>
            (await http.AskAsync(Search, new { q, types, first, after }))["search"]!;

        /// <summary>The ids that a search finds, which both APIs find in the same order.</summary>
        public async Task<string[]> FoundAsync(string q, params string[] types)
        {
            var found = await http.SearchAsync(q, types is [] ? null : [.. types.Select(type => type.ToUpperInvariant())], first: 100);
            string[] ids = [.. found["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!)];
            var rest = await http.JsonAsync($"/api/search?first=100&q={Uri.EscapeDataString(q)}{(types is [] ? "" : $"&types={string.Join(',', types)}")}");
            Assert.Equal(ids, rest.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("entry").Text("id")));
            Assert.Equal((int)found["totalCount"]!, rest.GetProperty("totalCount").GetInt32());
            Assert.Equal((string?)found["suggestion"], rest.GetProperty("suggestion").GetString());
            foreach (var (edge, item) in found["edges"]!.AsArray().Zip(rest.GetProperty("items").EnumerateArray()))
            {
                Assert.Equal((float)edge!["score"]!, item.GetProperty("score").GetSingle());
                Assert.Equal((string)edge["highlight"]!["title"]!, item.GetProperty("highlight").Text("title"));
                Assert.Equal((string)edge["highlight"]!["text"]!, item.GetProperty("highlight").Text("text"));
            }
            return ids;
        }
    }
}
