using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How fast posts of 4 KB are written by REST, by 1 and by 16 clients; beside it, in turns, bare Marten appends of the same
/// documents by as many writers: events, projection and text in one transaction, without HTTP, JSON, checks and rendering.
/// </summary>
internal static class WriteSpeed
{
    private const int Posts = 600, Rounds = 3;

    private static readonly string _text = string.Join("\n\n", Enumerable.Range(0, 40).Select(number =>
        $"Paragraph {number} has some *words*, a [link](https://example.org/{number}) and more to read until its end is reached."));

    public static Task RunAsync() => Scratch.WithDatabaseAsync(async (database, _) =>
    {
        await using var store = await Scratch.StoreAsync(database.ConnectionString);
        await using var service = await ServiceProcess.StartAsync(database.ConnectionString);
        using var http = new HttpClient { BaseAddress = service.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(store)) } };
        await Task.WhenAll(WriteAsync(4, number => PostAsync(http, $"warm-{number}")), WriteAsync(4, number => AppendAsync(store, $"bare-warm-{number}")));
        foreach (var clients in _clients) await CompareAsync(store, http, clients);
    });

    private static async Task CompareAsync(DocumentStore store, HttpClient http, int clients)
    {
        var (rest, bare) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            bare += await WriteAsync(clients, number => AppendAsync(store, $"bare-{clients}-{round}-{number}"));
            rest += await WriteAsync(clients, number => PostAsync(http, $"rest-{clients}-{round}-{number}"));
        }
        var (restRate, bareRate) = (Rounds * Posts / rest.TotalSeconds, Rounds * Posts / bare.TotalSeconds);
        Console.WriteLine($"{clients,2} clients: REST {restRate,6:N0} writes/s, bare Marten {bareRate,6:N0} appends/s: {restRate / bareRate:0.00} of it");
    }

    private static async Task<TimeSpan> WriteAsync(int clients, Func<int, Task> write)
    {
        var (next, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number <= Posts; number = Interlocked.Increment(ref next)) await write(number);
        }));
        return clock.Elapsed;
    }

    private static async Task PostAsync(HttpClient http, string slug)
    {
        var json = JsonSerializer.Serialize(new { title = slug, slug, tags = _tags, body = $"{slug}\n\n{_text}" });
        using var answer = await http.PostAsync("/api/posts", new StringContent(json, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task AppendAsync(DocumentStore store, string slug)
    {
        await using var session = store.LightweightSession();
        var body = Markdown.Of($"{slug}\n\n{_text}");
        session.Events.StartStream<Entry<Post>>($"post/{slug}", new Revised<Post>(slug, $"/blog/{slug}", new() { Title = slug, Tags = _tags, Body = body }));
        session.Insert(new StoredText { Id = StoredText.IdOf(body.Hash), Source = body.Source!, Rendered = _rendered });
        await session.SaveChangesAsync();
    }

    private static readonly int[] _clients = [1, 16];
    private static readonly string[] _tags = ["a", "b"];
    private static readonly string[] _scopes = ["content:write"];

    private static readonly RenderedText _rendered = Renderer.Render(_text);

    private static async Task<string> TokenAsync(DocumentStore store)
    {
        await using var session = store.LightweightSession();
        var made = await session.MakeKeyAsync(new() { Name = "bench", Scopes = _scopes }, ContentModel.Types, DateTimeOffset.UtcNow, CancellationToken.None);
        return ((Outcome<IssuedKey>.Done)made).Value.Token.Reveal();
    }
}
