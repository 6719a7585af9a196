using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Contracts;

public sealed class TheOpenApiDocument(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task Is_the_one_that_was_approved() =>
        await ApprovedContract.HoldsAsync("openapi.json", await cms.Http.GetStringAsync("/openapi/v1.json", Cancel));

    [Fact]
    public async Task Names_every_route_of_the_API_and_no_other()
    {
        var mapped = cms.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => $"/{route.RoutePattern.RawText!.Trim('/')}")
            // To OpenAPI, one path with two forms of what is filled in.
            .Select(path => path.Replace("{from}..{to}", "{version}", StringComparison.Ordinal))
            .Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).Distinct();
        Assert.Equal(mapped.Order(), (await DocumentAsync()).GetProperty("paths").Names.Order());
    }

    [Fact]
    public async Task Describes_what_each_path_answers()
    {
        var membership = new Membership { Foundation = "F", AsOf = [new(2024, 1, 1)] };
        await cms.Store.PublishedAsync("x", new Organization { Name = "X", Memberships = [membership] });
        await cms.Store.PublishedAsync("x", new Author { Name = "X", Organization = new("organization/x") });
        await cms.Store.PublishedAsync("x", new Category { Label = "X" });
        await cms.Store.PublishedAsync("x",
            new Project { Name = "X", Stage = ProjectStage.Pilot, Links = [new()], Features = [new()], Launched = 1 });
        await cms.Store.PublishedAsync("x", new Page { Title = "X" });
        await cms.Store.PublishedAsync("x", new Post { Title = "X", Authors = [new("author/x")] });
        await using (var session = cms.Store.LightweightSession())
        {
            var draft = new Draft<Post>("x", "/blog/x", new() { Title = "X", Body = Markdown.Of("Changed.") });
            Done(await session.ReviseAsync("post/x", 2, draft, Cancel));
        }
        var document = await DocumentAsync();
        var key = await cms.Store.KeyAsync("described", [Scope.Admin]);
        using var http = cms.Sending(key.Token.Reveal());

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var get)) continue;
            var schema = get.GetProperty("responses").GetProperty("200").GetProperty("content")
                .GetProperty("application/json").GetProperty("schema");
            var isPost = path.Name.Contains("/posts", StringComparison.Ordinal);
            (string Name, string Value)[] values =
                [("slug", "x"), ("id", key.Key.Id), ("version", "1")];
            var url = values.Aggregate(path.Name, (so, one) => so.Replace($"{{{one.Name}}}", one.Value, StringComparison.Ordinal));
            var isHistory = url.Contains("/revisions", StringComparison.Ordinal);
            if (path.Name == "/api/route") url += "?path=/blog/x";
            if (path.Name == "/api/search") url += "?q=x&facets=types,years,categories,authors";
            if (isPost && !isHistory) url += "?include=body.html,body.toc,body.links,body.images";
            SchemaCheck.Fits(await http.JsonAsync(url), schema, document, path.Name);
            if (url.EndsWith("/revisions/1", StringComparison.Ordinal))
                SchemaCheck.Fits(await http.JsonAsync($"{url}..{(isPost ? 3 : 2)}"), schema, document, path.Name);
        }
    }

    [Fact]
    public async Task Says_of_everything_what_it_is()
    {
        var document = await DocumentAsync();

        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            Assert.False(string.IsNullOrWhiteSpace(schema.Value.Text("description")), schema.Name);
            if (!schema.Value.TryGetProperty("properties", out var properties)) continue;
            foreach (var property in properties.EnumerateObject())
                Assert.True(property.Value.TryGetProperty("description", out _), $"{schema.Name}.{property.Name}");
        }
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (_, operation) => operation.Value).ToList();
        Assert.Equal(operations.Count, operations.Select(operation => operation.Text("operationId")).Distinct().Count());
        Assert.Equal(["listPosts", "createPost"], operations.Take(2).Select(operation => operation.Text("operationId")));
        var taking = operations.Where(operation => operation.TryGetProperty("parameters", out _));
        Assert.All(taking.SelectMany(operation => operation.GetProperty("parameters").EnumerateArray()),
            parameter => Assert.NotEqual("", parameter.Text("description")));
    }

    private Task<JsonElement> DocumentAsync() => cms.Http.JsonAsync("/openapi/v1.json");
}
