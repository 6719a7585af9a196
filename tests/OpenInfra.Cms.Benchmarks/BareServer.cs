using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// What somebody would write by hand for the one query: Npgsql, records that System.Text.Json reads and writes, nothing else; on
/// Kestrel, in a process of its own like the service.
/// </summary>
internal static class BareServer
{
    private const string Posts = """
        select id, published_at, data -> 'published' from cms.mt_doc_post where status = 'Published' order by published_at desc, id collate "C" desc limit 20
        """;

    /// <summary>Serves until it is killed.</summary>
    public static async Task RunAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/flat", async (HttpContext http) => await AnswerAsync(http, new { nodes = (await PostsAsync(database)).Select(Flat) }));
        app.MapPost("/deep", async (HttpContext http) => await AnswerAsync(http, new { nodes = await DeepAsync(database) }));
        await app.StartAsync();
        Console.WriteLine($"Bare: {app.Urls.Single()}");
        await ((IHost)app).WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext http, object posts)
    {
        await JsonDocument.ParseAsync(http.Request.Body);
        http.Response.ContentType = "application/json";
        await http.Response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { data = new { posts } }, Wire.Json));
    }

    private static object Flat((DateTime At, Side<Post> Side) post) =>
        new { slug = post.Side.Slug, title = post.Side.Content.Title, description = post.Side.Content.Description, publishedAt = post.At };

    private static async Task<List<(DateTime At, Side<Post> Side)>> PostsAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Posts);
        await using var reader = await command.ExecuteReaderAsync();
        var posts = new List<(DateTime, Side<Post>)>();
        while (await reader.ReadAsync()) posts.Add((reader.GetDateTime(1), JsonSerializer.Deserialize<Side<Post>>(reader.GetFieldValue<byte[]>(2), Wire.Stored)!));
        return posts;
    }

    private static async Task<IEnumerable<object>> DeepAsync(NpgsqlDataSource database)
    {
        var posts = await PostsAsync(database);
        var categories = await ManyAsync<Category>(database, "category", posts.SelectMany(post => post.Side.Content.Categories).Select(one => one.Id));
        var authors = await ManyAsync<Author>(database, "author", posts.SelectMany(post => post.Side.Content.Authors).Select(one => one.Id));
        return posts.Select(post => new
        {
            slug = post.Side.Slug,
            title = post.Side.Content.Title,
            description = post.Side.Content.Description,
            publishedAt = post.At,
            categories = post.Side.Content.Categories.Select(one => categories[one.Id]).Select(one => new { slug = one.Slug, label = one.Content.Label }),
            authors = post.Side.Content.Authors.Select(one => authors[one.Id]).Select(one => new { name = one.Content.Name }),
        });
    }

    private static async Task<Dictionary<string, Side<T>>> ManyAsync<T>(NpgsqlDataSource database, string type, IEnumerable<string> ids) where T : class
    {
        await using var command = database.CreateCommand($"select id, data -> 'published' from cms.mt_doc_{type} where status = 'Published' and id = any($1)");
        command.Parameters.Add(new() { Value = ids.Distinct().ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, Side<T>>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0), JsonSerializer.Deserialize<Side<T>>(reader.GetFieldValue<byte[]>(1), Wire.Stored)!);
        return found;
    }
}
