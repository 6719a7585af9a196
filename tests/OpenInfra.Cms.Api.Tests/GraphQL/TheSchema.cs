using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Api.GraphQL;
using OpenInfra.Cms.Api.GraphQL.Graphs;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

public sealed class TheSchema(CmsHost cms) : IClassFixture<CmsHost>
{
    private static readonly string[] _builtIn = ["String", "Int", "Float", "Boolean", "ID"];

    private static readonly string[] _parts = ["fields", "inputFields", "enumValues", "args"];

    private const string Introspection = """
        { __schema { types { name kind description interfaces { name } possibleTypes { name }
          fields { name description args { name description } type { ...T } } inputFields { name description type { ...T } } enumValues { name description } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    [Fact]
    public async Task Everything_says_what_it_is()
    {
        var types = (await cms.Http.AskAsync(Introspection))["__schema"]!["types"]!.AsArray()
            .Where(type => !_builtIn.Contains((string)type!["name"]!) && !((string)type["name"]!).StartsWith("__", StringComparison.Ordinal)).ToList();

        Assert.Contains(types, type => (string?)type!["name"] == "Post");
        Assert.Empty(types.SelectMany(type => Undescribed(type!, "", (string)type!["name"]!)));
    }

    private static IEnumerable<string> Undescribed(JsonNode what, string owner, string name)
    {
        if (string.IsNullOrWhiteSpace((string?)what["description"])) yield return $"{owner}{name}";
        foreach (var part in _parts.SelectMany(list => what[list]?.AsArray() ?? []))
        {
            foreach (var found in Undescribed(part!, $"{owner}{name}.", (string)part!["name"]!)) yield return found;
        }
    }

    [Theory]
    [InlineData("Post", "title", "String!")]
    [InlineData("Post", "byline", "String")]
    [InlineData("Post", "tags", "[String!]!")]
    [InlineData("Post", "body", "Text!")]
    [InlineData("Post", "categories", "[Category!]!")]
    [InlineData("Post", "publishedAt", "DateTime!")]
    [InlineData("Post", "organizations", "OrganizationConnection!")]
    [InlineData("Category", "title", "String!")]
    [InlineData("Category", "posts", "PostConnection!")]
    [InlineData("Author", "organization", "Organization")]
    [InlineData("Author", "posts", "PostConnection!")]
    [InlineData("Organization", "authors", "AuthorConnection!")]
    [InlineData("Organization", "memberships", "[Membership!]!")]
    [InlineData("Project", "stage", "ProjectStage")]
    [InlineData("Project", "posts", "PostConnection!")]
    [InlineData("Project", "launched", "Int")]
    [InlineData("Membership", "since", "Date")]
    [InlineData("Membership", "level", "MembershipLevel!")]
    [InlineData("Page", "data", "JSON!")]
    [InlineData("Seo", "description", "String!")]
    [InlineData("Seo", "url", "String")]
    [InlineData("Text", "toc", "[TextHeading!]!")]
    [InlineData("PostConnection", "edges", "[PostEdge!]!")]
    [InlineData("PostConnection", "nodes", "[Post!]!")]
    [InlineData("PostConnection", "totalCount", "Int!")]
    [InlineData("PostFilterInput", "categories", "ListFilterInputTypeOfCategoryFilterInput")]
    [InlineData("PostFilterInput", "tags", "ListStringOperationFilterInput")]
    [InlineData("AuthorFilterInput", "organization", "OrganizationFilterInput")]
    [InlineData("ProjectFilterInput", "stage", "ProjectStageOperationFilterInput")]
    [InlineData("ProjectFilterInput", "launched", "IntOperationFilterInput")]
    [InlineData("PostFilterInput", "and", "[PostFilterInput!]")]
    [InlineData("PostFilterInput", "not", "PostFilterInput")]
    [InlineData("PostFilterInput", "extra", "JSONFilterInput")]
    [InlineData("AuthorFilterInput", "posts", "ListFilterInputTypeOfPostFilterInput")]
    [InlineData("StringOperationFilterInput", "in", "[String]")]
    [InlineData("ListStringOperationFilterInput", "any", "Boolean")]
    [InlineData("AuthorSortInput", "organization", "OrganizationSortInput")]
    [InlineData("PostSortInput", "title", "SortEnumType")]
    [InlineData("Query", "post", "Post")]
    [InlineData("Query", "posts", "PostConnection!")]
    [InlineData("Query", "nodes", "[Node]!")]
    public async Task A_field_has_the_type(string type, string field, string expected)
    {
        var found = await TypeAsync(type);
        var fields = (found["fields"] ?? found["inputFields"])!.AsArray();

        Assert.Equal(expected, Written(fields.Single(one => (string?)one!["name"] == field)!["type"]!));
    }

    [Fact]
    public async Task Every_content_type_is_an_entry_and_a_node()
    {
        var post = await TypeAsync("Post");
        var entry = await TypeAsync("Entry");

        Assert.Equal(["Entry", "Node"], post["interfaces"]!.AsArray().Select(one => (string)one!["name"]!).Order());
        Assert.Equal(["Node"], entry["interfaces"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Equal(["Author", "Category", "Organization", "Page", "Post", "Project"], entry["possibleTypes"]!.AsArray().Select(one => (string)one!["name"]!).Order());
    }

    [Fact]
    public async Task It_can_be_had_as_text()
    {
        var answer = await cms.Http.GetAsync("/graphql/schema.graphql", Cancel);
        var sdl = await answer.Content.ReadAsStringAsync(Cancel);
        var again = new HttpRequestMessage(HttpMethod.Get, "/graphql/schema.graphql") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(MediaTypeHeaderValue.Parse("text/plain; charset=utf-8"), answer.Content.Headers.ContentType);
        Assert.Contains("type Post implements Entry & Node {", sdl, StringComparison.Ordinal);
        Assert.Contains("interface Entry implements Node {", sdl, StringComparison.Ordinal);
        Assert.Contains("\"The headline.\"", sdl, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await cms.Http.SendAsync(again, Cancel)).StatusCode);
        await using var other = new CmsHost(cms.Databases);
        await other.InitializeAsync();
        Assert.Equal(sdl, await other.Http.GetStringAsync("/graphql/schema.graphql", Cancel));
    }

    [Theory]
    [InlineData("published", "DateTime!")]
    [InlineData("DRAFT", "DateTime")]
    public async Task What_publishing_guarantees_drafts_may_lack(string perspective, string type)
    {
        var sdl = await cms.Http.GetStringAsync($"/graphql/schema.graphql?perspective={perspective}", Cancel);
        Assert.Contains($"  publishedAt: {type}\n", sdl, StringComparison.Ordinal);
        Assert.DoesNotContain($"  publishedAt: {(type == "DateTime" ? "DateTime!" : "DateTime")}\n  \"When", sdl, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await cms.Http.GetAsync("/graphql/schema.graphql?perspective=other", Cancel)).StatusCode);
    }

    [Fact]
    public void A_field_of_an_unknown_kind_stops_the_start_with_its_name()
    {
        var title = Model.ContentModel.Types[0].Fields[0];

        var error = Assert.Throws<NotSupportedException>(() => ContentSchema.Build([new Strange([title with { Name = "odd", Kind = (FieldKind)99 }]) { Description = "Strange." }]));

        Assert.Contains("Post.odd", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DateTime")]
    [InlineData("Date")]
    [InlineData("JSON")]
    public async Task A_scalar_of_its_own_says_where_it_is_defined(string scalar)
    {
        var type = (await cms.Http.AskAsync($"{{ __type(name: \"{scalar}\") {{ specifiedByURL }} }}"))["__type"]!;

        Assert.StartsWith("https://", (string?)type["specifiedByURL"], StringComparison.Ordinal);
        Assert.Contains($"scalar {scalar} @specifiedBy(url: \"{type["specifiedByURL"]}\")", await cms.Http.GetStringAsync("/graphql/schema.graphql", Cancel), StringComparison.Ordinal);
        Assert.Null((await cms.Http.AskAsync("{ __type(name: \"Post\") { specifiedByURL } }"))["__type"]!["specifiedByURL"]);
    }

    [Fact]
    public void A_field_that_the_content_model_calls_obsolete_is_deprecated()
    {
        var obsolete = Field.AllOf(typeof(Renamed)).Single(field => field.Name == "oldName");
        var schema = ContentSchema.Build([new Strange([obsolete with { Get = _ => null }]) { Description = "Strange." }]);

        Assert.Contains("oldName: String @deprecated(reason: \"Use name.\")", Sdl.Of(schema).ToString(), StringComparison.Ordinal);
    }

    private sealed record Renamed([property: Obsolete("Use name.")] string? OldName);

    private async Task<JsonNode> TypeAsync(string name) => (await cms.Http.AskAsync(Introspection))["__schema"]!["types"]!.AsArray()
        .Single(type => (string?)type!["name"] == name)!;

    private static string Written(JsonNode type) => (string)type["kind"]! switch
    {
        "NON_NULL" => $"{Written(type["ofType"]!)}!",
        "LIST" => $"[{Written(type["ofType"]!)}]",
        _ => (string)type["name"]!,
    };

    private sealed class Strange(IReadOnlyList<Field> fields) : ContentType("strange", "strangers")
    {
        private static readonly ContentType _post = OpenInfra.Cms.Model.ContentModel.Types[0];

        public override Type Model => _post.Model;

        public override IReadOnlyList<Field> Fields => fields;

        public override string PathOf(string slug) => slug;

        public override TResult Accept<TResult>(IContentTypeVisitor<TResult> visitor) => _post.Accept(visitor);
    }
}
