using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>The SQL statements of requests, told apart by their traces: other tests run in the same process.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> _byTrace = new();
    private readonly ActivityListener _listener;

    public Statements()
    {
        _listener = new()
        {
            // The server takes the trace over from the request only where somebody listens to it.
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.GetTagItem("db.query.text") is string sql && _byTrace.TryGetValue(activity.TraceId, out var seen))
                    seen.Enqueue(sql);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The data of an answer, and the statements that it took.</summary>
    public async Task<(JsonNode Data, IReadOnlyCollection<string> Sql)> OfAsync(
        HttpClient http, string query, object? variables = null, string url = "/graphql")
    {
        var (answer, sql) = await OfAsync(http, JsonContent.Create(new { query, variables }), url);
        Assert.Null(answer["errors"]?.ToJsonString());
        return (answer["data"]!, sql);
    }

    /// <summary>The answer to a body, and the statements that it took.</summary>
    public async Task<(JsonNode Answer, IReadOnlyCollection<string> Sql)> OfAsync(HttpClient http, HttpContent body, string url = "/graphql")
    {
        var trace = ActivityTraceId.CreateRandom();
        var sql = _byTrace[trace] = new();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = body };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var answer = await (await http.SendAsync(request, Cancel)).Content.ReadFromJsonAsync<JsonNode>(Cancel);
        return (answer!, sql);
    }

    public void Dispose() => _listener.Dispose();
}
