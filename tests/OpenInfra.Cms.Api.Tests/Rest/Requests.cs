using System.Diagnostics;
using System.Net;
using System.Text.Json;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

/// <summary>Asks the REST API.</summary>
internal static class Requests
{
    extension(HttpClient http)
    {
        /// <summary>The JSON at an address that answers 200.</summary>
        public async Task<JsonElement> JsonAsync(string url)
        {
            using var response = await http.GetAsync(url, Cancel);
            var text = await response.Content.ReadAsStringAsync(Cancel);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} of {url}: {text}");
            Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            return JsonElement.Parse(text);
        }

        /// <summary>The slugs in a list.</summary>
        public async Task<string[]> SlugsAsync(string url) =>
            [.. (await http.JsonAsync(url)).GetProperty("items").EnumerateArray().Select(item => item.Text("slug"))];

        /// <summary>The problem at an address that answers with this status.</summary>
        public async Task<JsonElement> ProblemAsync(HttpStatusCode status, string url, HttpMethod? method = null, string? accept = null)
        {
            using var request = new HttpRequestMessage(method ?? HttpMethod.Get, url);
            if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
            using var response = await http.SendAsync(request, Cancel);
            return await ProblemOf(response, status, url);
        }

        /// <summary>The slugs of the whole list, page by page.</summary>
        public async Task<List<string>> AllSlugsAsync(string url)
        {
            var (slugs, after) = (new List<string>(), "");
            while (true)
            {
                var page = await http.JsonAsync(url + after);
                slugs.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("slug")));
                if (page.GetProperty("next").GetString() is not { } next) return slugs;
                after = $"&after={next}";
            }
        }

        /// <summary>How many SQL statements the service runs for a request.</summary>
        public async Task<int> StatementsAsync(string url)
        {
            var trace = ActivityTraceId.CreateRandom();
            var count = 0;
            using var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.Source.Name == "Npgsql" && activity.TraceId == trace && activity.GetTagItem("db.query.text") is not null)
                        Interlocked.Increment(ref count);
                },
            };
            ActivitySource.AddActivityListener(listener);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
            using var response = await http.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return count;
        }
    }

    extension(JsonElement json)
    {
        public string Text(string name) => json.GetProperty(name).GetString()!;

        public string[] Names => [.. json.EnumerateObject().Select(member => member.Name)];
    }

    /// <summary>Reads an answer that has to be a problem.</summary>
    public static async Task<JsonElement> ProblemOf(HttpResponseMessage response, HttpStatusCode status, string url)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} of {url}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        var problem = JsonElement.Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.Text("title"));
        Assert.NotEqual("", problem.Text("detail"));
        return problem;
    }
}
