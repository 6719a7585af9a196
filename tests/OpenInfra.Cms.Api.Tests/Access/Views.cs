using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Content;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

/// <summary>What a reader sees of an entry: alike from REST and GraphQL, or not.</summary>
internal sealed record Seen(
    string Title, string? Id = null, string? Path = null, int? Version = null, string? Status = null, DateTimeOffset? At = null)
{
    public static Seen Of(JsonNode? entry) => entry is null ? new("nothing") : new(
        (string)entry["title"]!, (string)entry["id"]!, (string)entry["path"]!, (int)entry["version"]!,
        ((string)entry["status"]!).ToUpperInvariant(), (DateTimeOffset?)entry["publishedAt"]);
}

/// <summary>Looks at both ends of a relation, by REST and by GraphQL.</summary>
internal sealed class Views(HttpClient http, string asked, Relation relation)
{
    /// <summary>REST's parameter for the relation; null where it has none.</summary>
    public string? Filter =>
        relation.Owner.Filters.Where(filter => filter.Value == relation.Name).Select(filter => filter.Key).FirstOrDefault();

    public async Task<Seen> RestAsync(string slug)
    {
        var (status, entry) = await RestAsync(relation.Target, slug);
        return status == HttpStatusCode.Forbidden ? new("refused") : Seen.Of(entry);
    }

    public async Task<Seen> GraphAsync(string slug)
    {
        const string Fields = "id title path version status publishedAt";
        var answer = await AskAsync($$"""{ it: {{relation.Target.Name}}(slug: "{{slug}}") { {{Fields}} } }""");
        var code = (string?)answer["errors"]?[0]?["extensions"]?["code"];
        return code == "FORBIDDEN" ? new("refused") : Seen.Of(Data(answer)["it"]);
    }

    public async Task<string[]> RestReferencesAsync(string owner) =>
        Leaves((await RestAsync(relation.Owner, owner)).Entry, [.. relation.Path.Select(field => field.Name)]);

    public async Task<string[]> GraphReferencesAsync(string owner)
    {
        var fields = relation.Path.Reverse().Aggregate("id", (inner, field) => $"{field.Name} {{ {inner} }}");
        var answer = await AskAsync($$"""{ it: {{relation.Owner.Name}}(slug: "{{owner}}") { {{fields}} } }""");
        return Leaves(Data(answer)["it"], [.. relation.Path.Select(field => field.Name), "id"]);
    }

    public async Task<string[]> RestOwnersAsync(string target)
    {
        var list = await http.GetFromJsonAsync<JsonNode>($"/api/{relation.Owner.Plural}?{Filter}={target}&{asked}", Cancel);
        return Leaves(list, ["items", "slug"]);
    }

    /// <summary>The owners by a condition and, where the target itself may be asked for, by the way back, which must be the same.</summary>
    public async Task<string[]> GraphOwnersAsync(string target)
    {
        var condition = relation.Path.Reverse().Aggregate(
            $$"""{ slug: { eq: "{{target}}" } }""",
            (inner, field) => field.IsList ? $$"""{ {{field.Name}}: { some: {{inner}} } }""" : $$"""{ {{field.Name}}: {{inner}} }""");
        var answer = await AskAsync($$"""
            { all: {{relation.Owner.Plural}}(where: {{condition}}) { nodes { slug } }
              back: {{relation.Target.Name}}(slug: "{{target}}") { {{relation.Owner.Plural}} { nodes { slug } } } }
            """);
        var owners = Leaves(answer["data"]!["all"], ["nodes", "slug"]);
        if (answer["errors"] is null) Assert.Equal(owners, Leaves(answer["data"]!["back"], [relation.Owner.Plural, "nodes", "slug"]));
        return owners;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Entry)> RestAsync(ContentType type, string slug)
    {
        using var response = await http.GetAsync($"/api/{type.Plural}/{slug}?{asked}", Cancel);
        return (response.StatusCode, response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonNode>(Cancel) : null);
    }

    private async Task<JsonNode> AskAsync(string query)
    {
        using var response = await http.PostAsJsonAsync($"/graphql?{asked}", new { query }, Cancel);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Cancel))!;
    }

    private static JsonNode Data(JsonNode answer)
    {
        Assert.Null(answer["errors"]?.ToJsonString());
        return answer["data"]!;
    }

    private static string[] Leaves(JsonNode? node, string[] path) => (node, path) switch
    {
        (null, _) => [],
        (JsonArray many, _) => [.. many.SelectMany(one => Leaves(one, path))],
        (_, [var step, .. var rest]) => Leaves(node[step], rest),
        _ => [(string)node!],
    };
}
