using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Embedding;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Serving;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Storage;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Soaking;

/// <summary>./cms soak kills: two thousand writes while the service and its PostgreSQL are killed, again and again.</summary>
public sealed class Kills(ClusterTemplate template)
{
    private const int Clients = 8;
    private static readonly int _writes = Length.Factor == 1 ? 120 : 2_000;
    private static readonly int _kills = Length.Factor == 1 ? 2 : 8;

    private readonly ConcurrentDictionary<string, int> _acknowledged = [];
    private readonly ConcurrentDictionary<string, byte> _begun = [];
    private Uri _url = new("http://127.0.0.1:1");
    private int _next;

    [Fact]
    public async Task Every_write_that_was_acknowledged_is_there_after_kills_and_no_entry_is_half()
    {
        await using var data = await template.CopyAsync();
        var token = await TokenAsync(data.Folder);
        using var shell = new Shell { Variables = { ["CMS_DATA"] = data.Folder } };
        var service = await StartAsync(shell);
        var writers = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => WriteAsync(token)));
        for (var kill = 0; kill < _kills; kill++)
        {
            await WrittenAsync((kill + 1) * _writes / (_kills + 1), writers);
            if (kill % 2 == 0) Kill(data.Postmaster);
            Kill(service.Id);
            await service.WaitForExitAsync(Cancel);
            service.Dispose();
            service = await StartAsync(shell);
        }
        await writers;
        Service.Signal("TERM", service.Id);
        await service.WaitForExitAsync(Cancel);
        service.Dispose();
        await CheckAsync(data.Folder);
    }

    private async Task<Process> StartAsync(Shell shell)
    {
        var service = shell.Start($"{Service.Command} --urls http://127.0.0.1:0 --Logging:LogLevel:Default=None");
        _url = await Service.ReadyAsync(service);
        return service;
    }

    private async Task WriteAsync(string token)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        for (var number = Interlocked.Increment(ref _next); number <= _writes; number = Interlocked.Increment(ref _next))
        {
            var slug = $"w{number}";
            var body = $$"""{"title": "{{slug}}", "slug": "{{slug}}", "body": "Text of {{slug}}."}""";
            _begun[slug] = 0;
            while (!await TryAsync(http, slug, body)) await Task.Delay(50, Cancel);
        }
    }

    // The same key again and again, as a client would that never got an answer.
    private async Task<bool> TryAsync(HttpClient http, string slug, string body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, "/api/posts?publish=true"))
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
                Headers = { { "Idempotency-Key", slug } },
            };
            using var answer = await http.SendAsync(request, Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True((int)answer.StatusCode is 201 or 503, $"{(int)answer.StatusCode}: {text}");
            if ((int)answer.StatusCode == 201) _acknowledged[slug] = (int)JsonNode.Parse(text)!["version"]!;
            return (int)answer.StatusCode == 201;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return false;
        }
    }

    private async Task WrittenAsync(int count, Task writers)
    {
        while (_acknowledged.Count < count && !writers.IsCompleted) await Task.Delay(5, Cancel);
        if (writers.IsFaulted) await writers;
    }

    private async Task CheckAsync(string folder)
    {
        await using var database = await ContentDatabase.OpenAsync(null, folder, Cancel);
        await using var store = TestDatabases.StoreOf(database.ConnectionString);
        await using var session = store.QuerySession();
        var entries = (await session.LoadManyAsync<Entry<Post>>(Cancel, [.. _begun.Keys.Select(Post.Definition.IdOf)])).ToDictionary(entry => entry.Id);
        Assert.Equal(_writes, _acknowledged.Count);
        Assert.Equal(_acknowledged.Keys.Order(), entries.Values.Select(entry => entry.Published!.Slug).Order());
        var texts = (await session.QueryAsync<string>("select split_part(id, '/', 2) from cms.mt_doc_text", Cancel)).ToHashSet();
        foreach (var entry in entries.Values)
        {
            Assert.Equal(_acknowledged[entry.Draft.Slug], entry.Version);
            Assert.Contains(entry.Draft.Content.Body.Hash, texts);
            var folded = await session.EntryAtAsync<Post>(entry.Id, entry.Version, Cancel);
            Assert.Equal(JsonSerializer.Serialize(folded, Wire.Stored), JsonSerializer.Serialize(entry, Wire.Stored));
        }
        TestContext.Current.SendDiagnosticMessage("{0} writes acknowledged over {1} kills; all are there.", _acknowledged.Count, _kills);
    }

    private static async Task<string> TokenAsync(string folder)
    {
        await using var database = await ContentDatabase.OpenAsync(null, folder, Cancel);
        await using var store = TestDatabases.StoreOf(database.ConnectionString);
        await store.MigrateAsync(Model.ContentModel.Types, Cancel);
        return (await store.KeyAsync("writer", [Scope.Write, Scope.Publish])).Token.Reveal();
    }

    private static void Kill(int process) => Service.Signal("KILL", process);
}
